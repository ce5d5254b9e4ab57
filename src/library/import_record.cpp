// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_record.h"

#include "domain/list.h"
#include "domain/query/parser.h"
#include "domain/rule.h"
#include "domain/saved_search.h"
#include "domain/text.h"
#include "domain/url.h"
#include "store/item_store.h"
#include "store/known_items.h"

#include <algorithm>
#include <cmath>

namespace tagloom::library {

using domain::ItemRecord;
using domain::LinkRecord;
using domain::ListPlaceRecord;
using domain::Result;
using domain::TagName;

Result<ImportRecord> ImportRecordMaker::make(const ItemRecord &record)
{
    ImportRecord made;
    made.item.url = domain::oneLine(record.url);
    auto title = domain::usableTitle(record.title, made.item.url);
    if (!title)
        return domain::Error{domain::ErrorCode::InvalidInput, QStringLiteral("It has neither a title nor an address.")};
    made.item.title = std::move(*title);
    made.item.createdAt = record.createdAt.value_or(m_now);
    made.item.updatedAt = record.updatedAt.value_or(made.item.createdAt);
    made.item.trashedAt = record.trashedAt;
    made.kindName = kindName(record.kind, made.changes);
    made.urlKey = domain::urlKey(made.item.url);
    made.identity = store::itemIdentity(made.urlKey, made.item.title, made.item.createdAt);
    made.notes = domain::storableText(record.notes).trimmed();

    if (made.kindName.isEmpty())
        made.kindName = domain::builtInKindName(made.item.url.isEmpty() ? domain::noteKind : domain::bookmarkKind);
    addDetails(made, record.details);
    if (!domain::filePathOf(made.item.url).isEmpty())
        made.file = record.file;
    else if (record.file)
        made.changes.append(QStringLiteral("What is known of a file was left out: the address names none."));
    for (const LinkRecord &link : record.links)
        addLink(made, link);
    for (const ListPlaceRecord &place : record.lists)
        addListPlace(made, place);
    if (record.folders.isEmpty() || m_folders == ImportOptions::Folders::None)
        return made;
    const QStringList folders =
        m_folders == ImportOptions::Folders::Leaf ? QStringList{record.folders.last()} : record.folders;
    for (const QString &folder : folders) {
        LinkRecord link;
        link.tag = folder;
        addLink(made, link);
    }
    return made;
}

QString ImportRecordMaker::kindName(const QString &text, QStringList &changes)
{
    const QString name = domain::oneLine(text);
    const auto characters = name.toUcs4();
    if (characters.size() <= domain::maximumKindNameLength)
        return name;
    const QString cut =
        QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), domain::maximumKindNameLength)
            .trimmed();
    changes.append(QStringLiteral("The kind “%1” was cut to “%2”.").arg(name, cut));
    return cut;
}

Result<domain::SearchRecord> ImportRecordMaker::search(domain::SearchRecord record, QStringList &changes)
{
    const QString whole = domain::oneLine(record.name);
    record.name = domain::shortenedSearchName(whole);
    if (!domain::usableSearchName(record.name))
        return domain::Error{domain::ErrorCode::InvalidInput,
                             QStringLiteral("The saved search has no usable name.")};
    if (const auto error = domain::parseQuery(record.query).error)
        return domain::Error{
            domain::ErrorCode::InvalidInput,
            QStringLiteral("The query of the saved search “%1” cannot be read. %2").arg(record.name, error->expected)};
    if (whole != record.name)
        changes.append(QStringLiteral("The name of the saved search “%1” was cut to “%2”.").arg(whole, record.name));
    return record;
}

Result<domain::RuleRecord> ImportRecordMaker::rule(domain::RuleRecord record, QStringList &changes)
{
    const QString whole = domain::oneLine(record.name);
    record.name = domain::shortenedRuleName(whole);
    if (!domain::usableRuleName(record.name))
        return domain::Error{domain::ErrorCode::InvalidInput, QStringLiteral("The rule has no usable name.")};
    const domain::ParsedQuery parsed = domain::parseQuery(record.query);
    if (parsed.error)
        return domain::Error{
            domain::ErrorCode::InvalidInput,
            QStringLiteral("The condition of the rule “%1” cannot be read. %2").arg(record.name, parsed.error->expected)};
    if (parsed.query.isEmpty())
        return domain::Error{domain::ErrorCode::InvalidInput,
                             QStringLiteral("The rule “%1” has no condition.").arg(record.name)};
    QStringList tags;
    for (const QString &text : std::as_const(record.tags)) {
        bool repaired = false;
        if (const auto name = TagName::repair(text, &repaired))
            tags.append(name->text());
    }
    record.tags = tags;
    if (tags.isEmpty())
        return domain::Error{domain::ErrorCode::InvalidInput,
                             QStringLiteral("The rule “%1” names no tag to add.").arg(record.name)};
    if (whole != record.name)
        changes.append(QStringLiteral("The name of the rule “%1” was cut to “%2”.").arg(whole, record.name));
    return record;
}

QString ImportRecordMaker::listName(const QString &text, QStringList &changes)
{
    const QString whole = domain::oneLine(text);
    const QString name = domain::shortened(whole, domain::maximumListNameLength);
    if (!domain::usableListName(name))
        return {};
    if (name != whole)
        changes.append(QStringLiteral("The name of the list “%1” was cut to “%2”.").arg(whole, name));
    return name;
}

void ImportRecordMaker::addListPlace(ImportRecord &record, const ListPlaceRecord &place)
{
    ListPlaceRecord usable = place;
    usable.list = listName(place.list, record.changes);
    if (usable.list.isEmpty()) {
        record.changes.append(QStringLiteral("A list without a usable name was left out."));
        return;
    }
    usable.progress = std::floor(place.progress);
    if (!(place.progress >= 0 && place.progress <= 100)) {
        record.changes.append(QStringLiteral("The progress of %1 in “%2” was left out: it is from 0 to 100.")
                                  .arg(QString::number(place.progress), usable.list));
        usable.progress = 0;
    }
    if (place.grade && !domain::isGrade(*place.grade)) {
        record.changes.append(QStringLiteral("The grade of %1 in “%2” was left out: it is from 0 to 100.")
                                  .arg(QString::number(*place.grade), usable.list));
        usable.grade.reset();
    }
    usable.note = domain::storableText(place.note).trimmed();
    record.lists.append(usable);
}

void ImportRecordMaker::addDetails(ImportRecord &record, const domain::ItemDetails &details)
{
    const domain::KindId kind = domain::builtInKind(record.kindName).value_or(domain::KindId());
    record.details = domain::fitting(details, kind);
    if (const auto lost = domain::lostIn(details, kind); !lost.isEmpty())
        record.changes.append(QStringLiteral("%1 left out: the kind “%2” has no such details.")
                                  .arg(domain::listedLabels(lost), record.kindName));
}

void ImportRecordMaker::addLink(ImportRecord &record, const LinkRecord &link)
{
    const auto name = tagName(link.tag, record.changes);
    if (!name)
        return;
    const bool there = std::any_of(record.links.begin(), record.links.end(),
                                   [&](const auto &other) { return other.first.key() == name->key(); });
    if (there)
        return;
    LinkRecord dated = link;
    dated.addedAt = link.addedAt.value_or(m_now);
    record.links.append({*name, dated});
}

std::optional<TagName> ImportRecordMaker::tagName(const QString &text, QStringList &changes)
{
    auto known = m_names.constFind(text);
    if (known == m_names.cend()) {
        KnownName entry;
        bool repaired = false;
        if (auto name = TagName::repair(text, &repaired)) {
            if (repaired)
                entry.change =
                    QStringLiteral("The tag name “%1” was changed to “%2”.").arg(domain::oneLine(text), name->text());
            entry.name = std::move(*name);
        } else if (!text.trimmed().isEmpty()) {
            entry.change = QStringLiteral("A tag name without a visible character was left out.");
        }
        known = m_names.insert(text, entry);
    }
    if (!known->change.isEmpty())
        changes.append(known->change);
    return known->name;
}

std::optional<TagName> nestingParent(const TagName &name)
{
    const qsizetype slash = name.text().lastIndexOf(u'/');
    if (slash <= 0 || slash + 1 == name.text().size())
        return std::nullopt;
    // "TCP / IP" is one thing; "a/b" is nested.
    if (name.text().at(slash - 1).isSpace() || name.text().at(slash + 1).isSpace() || name.text().at(slash - 1) == u'/')
        return std::nullopt;
    auto parent = TagName::parse(name.text().first(slash));
    if (!parent || parent->key() == name.key())
        return std::nullopt;
    return std::move(*parent);
}

} // namespace tagloom::library
