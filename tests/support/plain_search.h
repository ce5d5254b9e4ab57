// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "domain/list.h"
#include "domain/query/date_value.h"
#include "domain/query/query.h"
#include "domain/tag_name.h"
#include "domain/text.h"
#include "domain/url.h"
#include "store/detail_store.h"
#include "store/file_store.h"
#include "store/search_store.h"
#include "store/statement.h"
#include "support/store_steps.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace tagloom::test {

/// A library in plain lists.
struct PlainLibrary
{
    struct PlainLink
    {
        domain::TagId tag;
        domain::LinkSource source = domain::LinkSource::User;
        domain::LinkStatus status = domain::LinkStatus::Confirmed;
        std::optional<double> confidence;
        qint64 addedAt = 0;
    };
    struct PlainEntry
    {
        QString list; ///< folded
        int attempt = 1;
        domain::ListStatus status = domain::ListStatus::None;
        int progress = 0;
        std::optional<double> grade;
    };
    struct PlainItem
    {
        domain::ItemId id;
        QString kind;
        QString title;
        QString url;
        QString urlKey;
        QString searchedUrl; ///< what full text knows of it
        QString notes;
        qint64 created = 0;
        qint64 updated = 0;
        bool trashed = false;
        QList<PlainLink> links;
        QList<PlainEntry> entries;
        domain::ItemDetails details{};
        std::optional<domain::FileDetails> file{};
    };

    QList<PlainItem> items;
    QMap<domain::TagId, QStringList> names; ///< folded; the name first, then the aliases
    QList<std::pair<domain::TagId, domain::TagId>> parents; ///< child, parent

    static PlainLibrary read(const store::Connection &connection)
    {
        PlainLibrary library;
        QHash<domain::ItemId, qsizetype> positions;
        store::Statement rows(
            connection,
            QStringLiteral("SELECT items.id, item_kinds.name, items.title, items.url, url_key, item_texts.url, "
                           "item_texts.notes, created_at, updated_at, trashed_at FROM items "
                           "JOIN item_kinds ON item_kinds.id = kind_id JOIN item_texts ON item_texts.id = items.id "
                           "ORDER BY items.id"));
        rows.bind();
        while (rows.next()) {
            const domain::ItemId id{rows.integer(0)};
            positions.insert(id, library.items.size());
            library.items.append({id,
                                  rows.text(1),
                                  rows.text(2),
                                  rows.text(3),
                                  rows.text(4),
                                  rows.text(5),
                                  rows.text(6),
                                  rows.integer(7),
                                  rows.integer(8),
                                  !rows.isNull(9),
                                  {},
                                  {}});
        }
        sure(rows.finish());
        for (PlainItem &item : library.items)
            item.details = sure(store::readDetails(connection, item.id));
        const auto files = sure(store::readFileDetails(connection));
        for (PlainItem &item : library.items) {
            if (const auto file = files.constFind(item.id); file != files.cend())
                item.file = *file;
        }
        store::Statement links(
            connection, QStringLiteral("SELECT item_id, tag_id, source, status, confidence, added_at FROM item_tags"));
        links.bind();
        while (links.next())
            library.items[positions.value(domain::ItemId{links.integer(0)})].links.append(
                {domain::TagId{links.integer(1)}, domain::linkSourceFromWord(links.text(2)).value(),
                 domain::linkStatusFromWord(links.text(3)).value(), links.optionalReal(4), links.integer(5)});
        sure(links.finish());
        store::Statement entries(connection,
                                 QStringLiteral("SELECT item_id, name, attempt, status, progress, grade "
                                                "FROM list_entries JOIN lists ON lists.id = list_id"));
        entries.bind();
        while (entries.next())
            library.items[positions.value(domain::ItemId{entries.integer(0)})].entries.append(
                {domain::foldedKey(entries.text(1)), static_cast<int>(entries.integer(2)),
                 domain::listStatusFromWord(entries.text(3)).value(), static_cast<int>(entries.integer(4)),
                 entries.optionalReal(5)});
        sure(entries.finish());
        for (const store::TagDetails &tag : sure(store::readTagDetails(connection))) {
            library.names[tag.tag.id].append(domain::foldedKey(tag.tag.name));
            for (const QString &alias : tag.aliases)
                library.names[tag.tag.id].append(domain::foldedKey(alias));
        }
        for (const store::TagParent &parent : sure(store::readTagParents(connection)))
            library.parents.append({parent.child, parent.parent});
        return library;
    }
};

/// The search language in the plainest way: each item is asked each condition as it stands in the tree. Knows nothing
/// of bound queries, sets, full text and SQL. For ASCII, letters with diacritics and CJK.
class PlainSearch final
{
public:
    PlainSearch(const PlainLibrary &library, const store::Moment &moment)
        : m_library(library)
        , m_moment(moment)
    { }

    bool holds(const PlainLibrary::PlainItem &item, const domain::QueryNode &node) const
    {
        const auto one = [&](const domain::QueryNode &child) {
            return holds(item, child);
        };
        switch (node.kind) {
        case domain::QueryNode::Kind::And:
            return std::all_of(node.children.begin(), node.children.end(),
                               [&](const auto &child) { return entryTerm(child) || one(child); })
                && hasEntries(item, node.children);
        case domain::QueryNode::Kind::Or:
            return std::any_of(node.children.begin(), node.children.end(), one);
        case domain::QueryNode::Kind::Not:
            return !one(node.children.front());
        case domain::QueryNode::Kind::Term:
            return std::visit([&](const auto &term) { return holdsTerm(item, term); }, node.term);
        }
        return false;
    }

    static bool speaksOfTrash(const domain::QueryNode &root)
    {
        bool speaks = false;
        domain::forEachTerm(root, [&speaks](const domain::QueryTerm &term, const domain::QueryNode &) {
            const auto *const field = std::get_if<domain::FieldTerm>(&term);
            speaks = speaks
                || (field && field->key == domain::FieldKey::Is
                    && field->value.text.toLower() == QLatin1String("trashed"));
        });
        return speaks;
    }

    bool isBelow(domain::TagId tag, domain::TagId top) const
    {
        return tag == top || std::any_of(m_library.parents.begin(), m_library.parents.end(), [&](const auto &parent) {
                   return parent.first == tag && isBelow(parent.second, top);
               });
    }

private:
    using Item = PlainLibrary::PlainItem;
    using Link = PlainLibrary::PlainLink;

    using Entry = PlainLibrary::PlainEntry;

    static const domain::FieldTerm *entryTerm(const domain::QueryNode &node)
    {
        const auto *const term =
            node.kind == domain::QueryNode::Kind::Term ? std::get_if<domain::FieldTerm>(&node.term) : nullptr;
        const bool isOne = term
            && (term->key == domain::FieldKey::List || term->key == domain::FieldKey::Status
                || term->key == domain::FieldKey::Progress || term->key == domain::FieldKey::Grade);
        return isOne ? term : nullptr;
    }

    /// Cuts the conditions before each `list:` but the first one, and looks for an entry for each piece.
    static bool hasEntries(const Item &item, const std::vector<domain::QueryNode> &nodes)
    {
        QList<QList<domain::FieldTerm>> pieces;
        bool namesList = false;
        for (const domain::QueryNode &node : nodes) {
            const auto *const term = entryTerm(node);
            if (!term)
                continue;
            const bool isList = term->key == domain::FieldKey::List && term->comparison == domain::Comparison::Equal;
            if (pieces.isEmpty() || (isList && namesList))
                pieces.append(QList<domain::FieldTerm>());
            namesList = namesList || isList;
            pieces.last().append(*term);
        }
        return std::all_of(pieces.begin(), pieces.end(), [&](const auto &piece) { return hasEntry(item, piece); });
    }

    static bool hasEntry(const Item &item, const QList<domain::FieldTerm> &terms)
    {
        return std::any_of(item.entries.begin(), item.entries.end(), [&](const Entry &entry) {
            const bool isLatest = std::none_of(item.entries.begin(), item.entries.end(), [&](const Entry &other) {
                return other.list == entry.list && other.attempt > entry.attempt;
            });
            return isLatest && std::all_of(terms.begin(), terms.end(), [&](const domain::FieldTerm &term) {
                       return isEntry(entry, term);
                   });
        });
    }

    static bool isEntry(const Entry &entry, const domain::FieldTerm &term)
    {
        const auto isNumber = [&term](double number) {
            const double value = term.value.text.toDouble();
            if (!term.upper)
                return compares(number, term.comparison, value);
            const double upper = term.upper->text.toDouble();
            return number >= std::min(value, upper) && number <= std::max(value, upper);
        };
        if (term.key == domain::FieldKey::List)
            return compares(entry.list, term.comparison, domain::foldedKey(term.value.text));
        if (term.key == domain::FieldKey::Status)
            return compares(domain::toWord(entry.status), term.comparison, term.value.text.toLower());
        if (term.key == domain::FieldKey::Progress)
            return isNumber(entry.progress);
        return entry.grade && isNumber(*entry.grade);
    }

    static QString withoutMarks(const QString &text)
    {
        QString plain = text.normalized(QString::NormalizationForm_D);
        plain.removeIf([](QChar unit) { return unit.isMark(); });
        return plain.toLower();
    }

    static QStringList wordsOf(const QString &text)
    {
        QStringList words(QString{});
        for (const QChar unit : text) {
            if (unit.isLetterOrNumber() || unit.isMark())
                words.last() += unit;
            else if (!words.last().isEmpty())
                words.append(QString());
        }
        words.removeAll(QString());
        return words;
    }

    static bool isChinese(QChar unit) { return unit.script() == QChar::Script_Han; }

    /// The words one after the other; of the last one maybe the beginning only.
    static bool hasWords(const QString &text, const QStringList &wanted, bool prefix)
    {
        const QStringList words = wordsOf(withoutMarks(text));
        for (qsizetype start = 0; !wanted.isEmpty() && start + wanted.size() <= words.size(); ++start) {
            bool same = true;
            for (qsizetype i = 0; i < wanted.size() && same; ++i)
                same = prefix && i + 1 == wanted.size() ? words[start + i].startsWith(wanted[i])
                                                        : words[start + i] == wanted[i];
            if (same)
                return true;
        }
        return false;
    }

    static bool fits(const QString &text, const QString &pattern, bool atBegin, bool atEnd)
    {
        QString expression;
        for (const QString &piece : pattern.split(u'*'))
            expression += (expression.isEmpty() ? QString() : QStringLiteral(".*"))
                + (piece.isEmpty() ? QStringLiteral("(?:)") : QRegularExpression::escape(piece));
        expression =
            (atBegin ? QStringLiteral("\\A") : QString()) + expression + (atEnd ? QStringLiteral("\\z") : QString());
        return QRegularExpression(expression,
                                  QRegularExpression::CaseInsensitiveOption
                                      | QRegularExpression::DotMatchesEverythingOption
                                      | QRegularExpression::UseUnicodePropertiesOption)
            .match(text)
            .hasMatch();
    }

    /// `searched` is what full text knows of `stored`.
    static bool hasText(const QString &searched, const QString &stored, const domain::QueryText &text, bool isAddress)
    {
        const QStringList words = wordsOf(withoutMarks(text.text));
        qsizetype letters = 0;
        for (const uint character : text.text.toUcs4())
            letters += domain::isWordCharacter(character);
        const bool endsWithLetter = !text.text.isEmpty() && domain::isWordCharacter(text.text.toUcs4().last());
        const bool chinese = std::any_of(text.text.begin(), text.text.end(), isChinese);
        if (stored.isEmpty())
            return false;
        if (text.hasWildcard()) {
            const QString stem = text.text.chopped(1);
            if (text.text.endsWith(u'*') && !stem.contains(u'*') && !chinese && !stem.isEmpty()
                && domain::isWordCharacter(stem.toUcs4().last()))
                return hasWords(searched, wordsOf(withoutMarks(stem)), true);
            return fits(stored, text.text, false, false);
        }
        const bool scans = letters == 0 || (chinese && text.text.size() >= 2)
            || text.text.contains(QLatin1String("://")) || domain::looksLikeUrl(text.text)
            || (isAddress && letters != text.text.toUcs4().size());
        if (scans)
            return stored.contains(text.text, Qt::CaseInsensitive);
        return hasWords(searched, words, !text.quoted && letters >= 3 && endsWithLetter);
    }

    bool holdsTerm(const Item &item, const domain::TextTerm &term) const
    {
        if (hasText(item.title, item.title, term.text, false) || hasText(item.searchedUrl, item.url, term.text, false)
            || hasText(item.notes, item.notes, term.text, false))
            return true;
        const QString key = domain::foldedKey(term.text.text);
        return !key.isEmpty() && std::any_of(item.links.begin(), item.links.end(), [&](const Link &link) {
            if (link.status != domain::LinkStatus::Confirmed)
                return false;
            for (const QString &name : m_library.names[link.tag]) {
                const QStringList words = wordsOf(name) + QStringList{name};
                if (std::any_of(words.begin(), words.end(), [&](const QString &word) {
                        return term.text.hasWildcard() ? fits(word, key, true, false) : word.startsWith(key);
                    }))
                    return true;
            }
            return false;
        });
    }

    QList<domain::TagId> named(const domain::TagTerm &term) const
    {
        if (term.bound.isValid())
            return m_library.names.contains(term.bound) ? QList{term.bound} : QList<domain::TagId>();
        const auto all = [this](auto matches) {
            QList<domain::TagId> tags;
            for (auto tag = m_library.names.cbegin(); tag != m_library.names.cend(); ++tag) {
                if (std::any_of(tag->begin(), tag->end(), matches))
                    tags.append(tag.key());
            }
            return tags;
        };
        const QString key = domain::foldedKey(term.name.text);
        if (term.name.hasWildcard())
            return all([&](const QString &name) { return fits(name, key, true, true); });
        auto tags = all([&](const QString &name) { return name == key; });
        if (tags.isEmpty())
            tags = all([spaced = QString(key).replace(u'_', u' ')](const QString &name) { return name == spaced; });
        return tags;
    }

    bool holdsTerm(const Item &item, const domain::TagTerm &term) const
    {
        const QList<domain::TagId> tags = named(term);
        return std::any_of(item.links.begin(), item.links.end(), [&](const Link &link) {
            const bool isTag = std::any_of(tags.begin(), tags.end(), [&](domain::TagId tag) {
                return term.exact ? link.tag == tag : isBelow(link.tag, tag);
            });
            bool speaksOfStatus = false;
            for (const domain::LinkCondition &condition : term.conditions)
                speaksOfStatus = speaksOfStatus || condition.attribute == domain::LinkCondition::Attribute::Status;
            return isTag && (speaksOfStatus || link.status == domain::LinkStatus::Confirmed)
                && std::all_of(term.conditions.begin(), term.conditions.end(),
                               [&](const domain::LinkCondition &condition) { return holdsCondition(link, condition); });
        });
    }

    template <class Value> static bool compares(Value a, domain::Comparison comparison, Value b)
    {
        switch (comparison) {
        case domain::Comparison::Equal:
            return a == b;
        case domain::Comparison::NotEqual:
            return a != b;
        case domain::Comparison::Less:
            return a < b;
        case domain::Comparison::LessOrEqual:
            return a <= b;
        case domain::Comparison::Greater:
            return a > b;
        case domain::Comparison::GreaterOrEqual:
            return a >= b;
        }
        return false;
    }

    bool isAt(qint64 time, domain::Comparison comparison, const QString &date) const
    {
        const auto spans = domain::timeSpans(comparison, std::get<domain::DateValue>(domain::parseDate(date)),
                                             m_moment.now, m_moment.zone);
        return std::any_of(spans.begin(), spans.end(),
                           [time](const domain::TimeSpan &span) { return time >= span.from && time < span.to; });
    }

    bool holdsCondition(const Link &link, const domain::LinkCondition &condition) const
    {
        using Attribute = domain::LinkCondition::Attribute;
        const QString &value = condition.value.text;
        switch (condition.attribute) {
        case Attribute::Source:
            return compares(domain::toWord(link.source), condition.comparison, value);
        case Attribute::Status:
            return compares(domain::toWord(link.status), condition.comparison, value);
        case Attribute::Added:
            return isAt(link.addedAt, condition.comparison, value);
        case Attribute::Confidence:
            return link.confidence && compares(*link.confidence, condition.comparison, value.toDouble());
        }
        return false;
    }

    bool holdsTerm(const Item &item, const domain::FieldTerm &term) const
    {
        const bool isEqual = term.comparison == domain::Comparison::Equal;
        switch (term.key) {
        case domain::FieldKey::Kind:
            return (domain::foldedKey(item.kind) == domain::foldedKey(term.value.text)) == isEqual;
        case domain::FieldKey::Is:
            return isState(item, term.value.text.toLower()) == isEqual;
        case domain::FieldKey::Has:
            if (term.value.text.toLower() == QLatin1String("list"))
                return !item.entries.isEmpty() == isEqual;
            if (term.value.text.toLower() == QLatin1String("file"))
                return item.url.startsWith(QLatin1String("file:"), Qt::CaseInsensitive) == isEqual;
            return !(term.value.text.toLower() == QLatin1String("note") ? item.notes : item.url).isEmpty() == isEqual;
        case domain::FieldKey::List:
        case domain::FieldKey::Status:
        case domain::FieldKey::Progress:
        case domain::FieldKey::Grade:
            return hasEntry(item, {term});
        case domain::FieldKey::Title:
            return hasText(item.title, item.title, term.value, false) == isEqual;
        case domain::FieldKey::Note:
            return hasText(item.notes, item.notes, term.value, false) == isEqual;
        case domain::FieldKey::Url:
            return hasText(item.searchedUrl, item.url, term.value, true) == isEqual;
        case domain::FieldKey::Added:
            return isAtField(item.created, term);
        case domain::FieldKey::Updated:
            return isAtField(item.updated, term);
        case domain::FieldKey::Search:
            return !isEqual; // no library of these tests has a saved search
        case domain::FieldKey::Tags:
            return isNumber(confirmed(item), term);
        case domain::FieldKey::Author:
            return std::any_of(item.details.authors.begin(), item.details.authors.end(),
                               [&](const QString &author) { return isAuthor(author, term.value); })
                == isEqual;
        case domain::FieldKey::Site:
            return isBelow(item.urlKey, domain::siteKeys(term.value.text)) == isEqual;
        case domain::FieldKey::Folder:
            return isBelow(item.urlKey, {domain::folderKey(term.value.text)}) == isEqual;
        case domain::FieldKey::Year:
            return item.details.year ? isNumber(*item.details.year, term)
                                     : term.comparison == domain::Comparison::NotEqual;
        case domain::FieldKey::Amount:
            return item.details.amount
                ? isNumber(domain::inComparedParts(*item.details.amount), term, double(domain::comparedParts))
                : term.comparison == domain::Comparison::NotEqual;
        case domain::FieldKey::Size:
            return item.file ? isSize(item.file->size, term) : term.comparison == domain::Comparison::NotEqual;
        case domain::FieldKey::Type: {
            const QString wanted = term.value.text.trimmed().toLower();
            return (item.file && (QStringList(item.file->mime) + item.file->mime.split(u'/')).contains(wanted))
                == isEqual;
        }
        case domain::FieldKey::Due:
            return item.details.due.isValid() ? isDue(item.details.due, term)
                                              : term.comparison == domain::Comparison::NotEqual;
        }
        return false;
    }

    static bool isSize(qint64 size, const domain::FieldTerm &term)
    {
        const auto bytes = [](const domain::QueryText &text) {
            return domain::sizeFromText(text.text).value();
        };
        if (!term.upper)
            return compares(size, term.comparison, bytes(term.value));
        return size >= std::min(bytes(term.value), bytes(*term.upper))
            && size <= std::max(bytes(term.value), bytes(*term.upper));
    }

    static bool isBelow(const QString &urlKey, const QStringList &keys)
    {
        return std::any_of(keys.begin(), keys.end(), [&urlKey](const QString &key) {
            return !key.isEmpty() && urlKey.startsWith(key)
                && (urlKey.size() == key.size() || QStringLiteral("/?:").contains(urlKey.at(key.size())));
        });
    }

    static bool isNumber(qint64 number, const domain::FieldTerm &term, double unit = 1)
    {
        const auto value = [unit](const domain::QueryText &text) {
            return qRound64(text.text.toDouble() * unit);
        };
        if (!term.upper)
            return compares(number, term.comparison, value(term.value));
        return number >= std::min(value(term.value), value(*term.upper))
            && number <= std::max(value(term.value), value(*term.upper));
    }

    /// For names of ASCII and letters with diacritics.
    static bool isAuthor(const QString &name, const domain::QueryText &text)
    {
        const QString words = u' ' + wordsOf(withoutMarks(name)).join(u' ') + u' ';
        if (text.hasWildcard()) {
            QStringList pieces;
            for (const QString &piece : text.text.split(u'*'))
                pieces.append(wordsOf(withoutMarks(piece)).join(u' '));
            QString pattern = pieces.join(u'*');
            if (!pieces.constFirst().isEmpty())
                pattern.prepend(u' ');
            if (!pieces.constLast().isEmpty())
                pattern.append(u' ');
            return fits(words, pattern, false, false);
        }
        return hasWords(name, wordsOf(withoutMarks(text.text)), !text.quoted);
    }

    /// The days of the days to come that an age names, and of the calendar.
    bool isDue(const QDate &day, const domain::FieldTerm &term) const
    {
        const QDate today = QDateTime::fromMSecsSinceEpoch(m_moment.now, m_moment.zone).date();
        const auto first = std::get<domain::DateValue>(domain::parseDate(term.value.text));
        if (term.upper) {
            const auto last = std::get<domain::DateValue>(domain::parseDate(term.upper->text));
            const QDate from = std::min(beginning(first, today), beginning(last, today));
            return day >= from && day <= std::max(end(first, today), end(last, today));
        }
        using enum domain::Comparison;
        switch (term.comparison) {
        case Equal:
            return day <= end(first, today) && (first.isAge() || day >= beginning(first, today));
        case NotEqual:
            return day > end(first, today) || (!first.isAge() && day < beginning(first, today));
        case Less:
            return first.isAge() ? day <= end(first, today) : day < beginning(first, today);
        case LessOrEqual:
            return day <= end(first, today);
        case Greater:
            return day > end(first, today);
        case GreaterOrEqual:
            return first.isAge() ? day > end(first, today) : day >= beginning(first, today);
        }
        return false;
    }

    static QDate beginning(const domain::DateValue &date, const QDate &today)
    {
        using Unit = domain::DateValue::Unit;
        switch (date.unit) {
        case Unit::Today:
            return today;
        case Unit::Yesterday:
            return today.addDays(-1);
        case Unit::Tomorrow:
            return today.addDays(1);
        case Unit::DaysAgo:
            return today.addDays(date.count);
        case Unit::WeeksAgo:
            return today.addDays(7 * date.count);
        case Unit::MonthsAgo:
            return today.addMonths(date.count);
        case Unit::YearsAgo:
            return today.addYears(date.count);
        default:
            return date.first;
        }
    }

    static QDate end(const domain::DateValue &date, const QDate &today)
    {
        using Unit = domain::DateValue::Unit;
        if (date.unit == Unit::Year)
            return date.first.addYears(1).addDays(-1);
        if (date.unit == Unit::Month)
            return date.first.addMonths(1).addDays(-1);
        return beginning(date, today);
    }

    bool isAtField(qint64 time, const domain::FieldTerm &term) const
    {
        if (!term.upper)
            return isAt(time, term.comparison, term.value.text);
        const auto span = domain::timeSpanBetween(std::get<domain::DateValue>(domain::parseDate(term.value.text)),
                                                  std::get<domain::DateValue>(domain::parseDate(term.upper->text)),
                                                  m_moment.now, m_moment.zone);
        return time >= span.from && time < span.to;
    }

    static qint64 confirmed(const Item &item)
    {
        return std::count_if(item.links.begin(), item.links.end(),
                             [](const Link &link) { return link.status == domain::LinkStatus::Confirmed; });
    }

    bool isState(const Item &item, const QString &state) const
    {
        if (state == QLatin1String("untagged"))
            return confirmed(item) == 0;
        if (state == QLatin1String("trashed"))
            return item.trashed;
        if (state == QLatin1String("suggested"))
            return std::any_of(item.links.begin(), item.links.end(),
                               [](const Link &link) { return link.status == domain::LinkStatus::Suggested; });
        static const QStringList phases{QStringLiteral("unread"), QStringLiteral("reading"),
                                        QStringLiteral("finished")};
        if (phases.contains(state))
            return std::any_of(item.entries.begin(), item.entries.end(), [&](const Entry &entry) {
                return static_cast<int>(domain::phaseOf(entry.status)) == phases.indexOf(state)
                    && std::none_of(item.entries.begin(), item.entries.end(), [&](const Entry &other) {
                           return other.list == entry.list && other.attempt > entry.attempt;
                       });
            });
        if (state == QLatin1String("done"))
            return item.details.done.isValid();
        if (state == QLatin1String("paid"))
            return item.details.paid.isValid();
        if (state == QLatin1String("missing"))
            return item.file && item.file->missingSince;
        if (state == QLatin1String("overdue"))
            return domain::isOverdue(item.details, QDateTime::fromMSecsSinceEpoch(m_moment.now, m_moment.zone).date());
        return !item.trashed && !item.urlKey.isEmpty()
            && std::count_if(m_library.items.begin(), m_library.items.end(),
                             [&](const Item &other) { return !other.trashed && other.urlKey == item.urlKey; })
            > 1;
    }

    const PlainLibrary &m_library;
    const store::Moment &m_moment;
};

/// Whether the one comes before the other by this detail; nullopt where they are alike in it.
inline std::optional<bool> detailBefore(domain::DetailField field, const domain::ItemDetails &a,
                                        const domain::ItemDetails &b)
{
    using domain::DetailField;
    const auto less = [](const auto &one, const auto &other) {
        return one == other ? std::nullopt : std::optional(one < other);
    };
    const auto folded = [](const QStringList &texts) {
        return texts.isEmpty() ? QString() : domain::foldedKey(texts.first());
    };
    switch (field) {
    case DetailField::Authors:
        return less(folded(a.authors), folded(b.authors));
    case DetailField::Year:
        return less(a.year, b.year);
    case DetailField::Publisher:
        return less(folded({a.publisher}), folded({b.publisher}));
    case DetailField::Isbn:
        return less(a.isbn, b.isbn);
    case DetailField::Number:
        return less(folded({a.number}), folded({b.number}));
    case DetailField::Amount: {
        const auto one = a.amount.value_or(domain::Amount());
        const auto other = b.amount.value_or(domain::Amount());
        return less(std::pair(one.currency, one.minor), std::pair(other.currency, other.minor));
    }
    case DetailField::Issued:
        return less(a.issued, b.issued);
    case DetailField::Due:
        return less(a.due, b.due);
    case DetailField::Done:
        return less(a.done, b.done);
    case DetailField::Paid:
        return less(a.paid, b.paid);
    }
    return std::nullopt;
}

/// What a search must find, in the order it must have.
inline QList<domain::ItemId> plainSearch(const PlainLibrary &library, const store::SearchRequest &request,
                                         const store::Moment &moment)
{
    using store::Scope;
    using store::SortKey;
    using Item = PlainLibrary::PlainItem;
    const PlainSearch search(library, moment);
    const bool coversTrash = PlainSearch::speaksOfTrash(request.query.root);
    const auto isConfirmed = [](const auto &link) {
        return link.status == domain::LinkStatus::Confirmed;
    };
    const auto isInScope = [&](const Item &item) {
        if (request.scope == Scope::Trash)
            return item.trashed;
        if (request.scope == Scope::Live)
            return !item.trashed || coversTrash;
        if (item.trashed)
            return false;
        return request.scope == Scope::Untagged ? std::none_of(item.links.begin(), item.links.end(), isConfirmed)
                                                : item.created >= moment.now - qint64{30} * 24 * 3600 * 1000;
    };
    QList<Item> found;
    for (const Item &item : library.items) {
        if (isInScope(item) && search.holds(item, request.query.root))
            found.append(item);
    }
    const auto tagKeys = [&](const Item &item) {
        QStringList keys;
        for (const auto &link : item.links) {
            if (isConfirmed(link))
                keys.append(library.names.value(link.tag).first());
        }
        std::sort(keys.begin(), keys.end(), [](const QString &a, const QString &b) { return a.toUtf8() < b.toUtf8(); });
        return keys;
    };
    const auto before = [&](const Item &a, const Item &b) {
        switch (request.sort) {
        case SortKey::Added:
            return std::pair(a.created, a.id) < std::pair(b.created, b.id);
        case SortKey::Updated:
            return std::pair(a.updated, a.id) < std::pair(b.updated, b.id);
        case SortKey::Title:
            return std::pair(domain::foldedKey(a.title), a.id) < std::pair(domain::foldedKey(b.title), b.id);
        case SortKey::Address:
            return std::pair(domain::foldedKey(a.urlKey), a.id) < std::pair(domain::foldedKey(b.urlKey), b.id);
        case SortKey::Tags:
            return std::pair(tagKeys(a), a.id) < std::pair(tagKeys(b), b.id);
        default:
            return detailBefore(*store::detailOf(request.sort), a.details, b.details).value_or(a.id < b.id);
        }
    };
    std::sort(found.begin(), found.end(), before);
    if (request.descending)
        std::reverse(found.begin(), found.end());
    if (const auto field = store::detailOf(request.sort))
        std::stable_partition(found.begin(), found.end(),
                              [&](const Item &item) { return !domain::textOf(item.details, *field).isEmpty(); });
    QList<domain::ItemId> ids;
    for (const Item &item : found)
        ids.append(item.id);
    return ids;
}

/// The same of a library as it stands now.
inline QList<domain::ItemId> plainSearch(const store::Connection &connection, const domain::Query &query,
                                         store::Scope scope = store::Scope::Live,
                                         store::SortKey sort = store::SortKey::Added, bool descending = true,
                                         const store::Moment &moment = {})
{
    store::SearchRequest request;
    request.query = query;
    request.scope = scope;
    request.sort = sort;
    request.descending = descending;
    return plainSearch(PlainLibrary::read(connection), request, moment);
}

} // namespace tagloom::test
