// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/amount.h"
#include "domain/counted.h"
#include "domain/file_details.h"
#include "store/leaf_items.h"

#include <QDateTime>

#include <limits>

namespace tagloom::store {

using domain::ColumnLeaf;
using domain::StateLeaf;
using domain::TimeSpan;

namespace {

/// "amount from 100 to 500" from the words of either end.
template <class Word> QString describeRange(qint64 from, qint64 to, Word word)
{
    const domain::DetailLeaf all;
    if (from == to)
        return word(from);
    if (from == all.from)
        return QStringLiteral("up to %1").arg(word(to));
    if (to == all.to)
        return QStringLiteral("from %1 on").arg(word(from));
    return QStringLiteral("from %1 to %2").arg(word(from), word(to));
}

QString dayOf(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toString(Qt::ISODate);
}

QString describeSpan(const TimeSpan &span)
{
    const TimeSpan all;
    if (span.from == all.from)
        return QStringLiteral("before ") + dayOf(span.to);
    if (span.to == all.to)
        return QStringLiteral("from %1 on").arg(dayOf(span.from));
    return QStringLiteral("from %1 to before %2").arg(dayOf(span.from), dayOf(span.to));
}

QString describePattern(const QString &match, const QString &like)
{
    return like.isEmpty() ? match : QStringLiteral("like %1").arg(like);
}

struct Describer
{
    QString operator()(const domain::FileTypeLeaf &leaf) const { return QString(QStringLiteral("type ") + leaf.type); }
    QString operator()(const domain::TagsLeaf &leaf) const
    {
        const QString tags = QStringLiteral("carries one of %1").arg(domain::countedTags(leaf.tags.size()));
        return leaf.links ? QString(tags + QStringLiteral(" by a link within bounds")) : tags;
    }
    QString operator()(const domain::TextLeaf &leaf) const
    {
        return QStringLiteral("text %1, or one of %2")
            .arg(describePattern(leaf.match, leaf.like), domain::countedTags(leaf.tags.size()));
    }
    QString operator()(const ColumnLeaf &leaf) const
    {
        static const QStringList names{QStringLiteral("title"), QStringLiteral("address"), QStringLiteral("notes")};
        return names.at(static_cast<int>(leaf.column)) + u' ' + describePattern(leaf.match, leaf.like);
    }
    QString operator()(const domain::TimeLeaf &leaf) const
    {
        return QString::fromLatin1(leaf.column == domain::TimeLeaf::Column::Added ? "added " : "changed ")
            + describeSpan(leaf.span);
    }
    QString operator()(const domain::KindsLeaf &leaf) const
    {
        return QStringLiteral("of one of %1")
            .arg(domain::counted(leaf.kinds.size(), QStringLiteral("kind"), QStringLiteral("kinds")));
    }
    QString operator()(const domain::TagCountLeaf &leaf) const
    {
        if (leaf.to == std::numeric_limits<qint64>::max())
            return QStringLiteral("carries %1 or more").arg(domain::countedTags(leaf.from));
        if (leaf.from == leaf.to)
            return QStringLiteral("carries %1").arg(domain::countedTags(leaf.from));
        return QStringLiteral("carries %1 to %2").arg(domain::grouped(leaf.from), domain::countedTags(leaf.to));
    }
    QString operator()(const StateLeaf &leaf) const
    {
        static const QStringList states{
            QStringLiteral("in the trash"), QStringLiteral("shares its address with another"),
            QStringLiteral("has a suggested tag"), QStringLiteral("has a note"), QStringLiteral("has an address"),
            QStringLiteral("a task that is done"), QStringLiteral("an invoice that is paid"),
            QStringLiteral("has a file"), QStringLiteral("its file was not found")};
        return states.at(static_cast<int>(leaf.state));
    }
    QString operator()(const domain::EntryLeaf &leaf) const
    {
        QStringList words{QString::fromLatin1(leaf.list ? "an entry in this list" : "an entry in a list")};
        if (!leaf.otherLists.isEmpty())
            words.append(QStringLiteral("that is another"));
        if (leaf.statuses) {
            QStringList statuses;
            for (const domain::ListStatus status : *leaf.statuses)
                statuses.append(domain::toWord(status));
            words.append(QStringLiteral("status %1").arg(statuses.join(QStringLiteral(" or "))));
        }
        if (!leaf.progress.isEmpty())
            words.append(QStringLiteral("progress within bounds"));
        if (!leaf.grade.isEmpty())
            words.append(QStringLiteral("grade within bounds"));
        return words.join(QStringLiteral(", "));
    }
    QString operator()(const domain::AuthorLeaf &leaf) const
    {
        return QStringLiteral("author %1").arg(describePattern({}, leaf.like));
    }
    QString operator()(const domain::AddressLeaf &leaf) const
    {
        return leaf.keys.isEmpty() ? QStringLiteral("an address below none")
                                   : QStringLiteral("an address below %1").arg(leaf.keys.constFirst());
    }
    QString operator()(const domain::DetailLeaf &leaf) const
    {
        switch (leaf.column) {
        case domain::DetailLeaf::Column::Year:
            return QStringLiteral("year ")
                + describeRange(leaf.from, leaf.to, [](qint64 year) { return QString::number(year); });
        case domain::DetailLeaf::Column::Due:
            return QStringLiteral("due ") + describeRange(leaf.from, leaf.to, calendarDay);
        case domain::DetailLeaf::Column::Amount:
            return QStringLiteral("amount ") + describeRange(leaf.from, leaf.to, [](qint64 parts) {
                       return QString::number(static_cast<double>(parts) / static_cast<double>(domain::comparedParts),
                                              'f', 4);
                   });
        case domain::DetailLeaf::Column::Size:
            return QStringLiteral("size ") + describeRange(leaf.from, leaf.to, domain::sizeText);
        }
        Q_UNREACHABLE();
    }
};

struct Planner
{
    QString operator()(const domain::FileTypeLeaf &) const { return QStringLiteral("all files"); }
    QString operator()(const domain::TagsLeaf &leaf) const
    {
        return leaf.tags.isEmpty() ? QStringLiteral("nothing to read") : QStringLiteral("index of links by tag");
    }
    QString operator()(const domain::TextLeaf &leaf) const
    {
        const QString text = ofPattern(leaf.match, leaf.like);
        return leaf.tags.isEmpty() ? text : QString(text + QStringLiteral(", index of links by tag"));
    }
    QString operator()(const ColumnLeaf &leaf) const { return ofPattern(leaf.match, leaf.like); }
    QString operator()(const domain::TimeLeaf &leaf) const
    {
        return leaf.column == domain::TimeLeaf::Column::Added ? QStringLiteral("index of dates") : scan();
    }
    QString operator()(const domain::KindsLeaf &) const { return scan(); }
    QString operator()(const domain::TagCountLeaf &) const { return QStringLiteral("scan of the links"); }
    QString operator()(const StateLeaf &leaf) const
    {
        switch (leaf.state) {
        case StateLeaf::State::Trashed:
            return QStringLiteral("index of the trash");
        case StateLeaf::State::Duplicate:
            return QStringLiteral("index of addresses");
        case StateLeaf::State::Suggested:
            return QStringLiteral("scan of the links");
        case StateLeaf::State::WithNote:
            return QStringLiteral("all notes");
        case StateLeaf::State::WithUrl:
            return scan();
        case StateLeaf::State::Done:
            return QStringLiteral("all tasks");
        case StateLeaf::State::Paid:
            return QStringLiteral("all invoices");
        case StateLeaf::State::WithFile:
            return QStringLiteral("index of addresses");
        case StateLeaf::State::Missing:
            return QStringLiteral("index of missing files");
        }
        Q_UNREACHABLE();
    }
    QString operator()(const domain::AuthorLeaf &) const { return QStringLiteral("all authors"); }
    QString operator()(const domain::AddressLeaf &) const { return QStringLiteral("index of addresses"); }
    QString operator()(const domain::DetailLeaf &leaf) const
    {
        switch (leaf.column) {
        case domain::DetailLeaf::Column::Year:
            return QStringLiteral("index of years");
        case domain::DetailLeaf::Column::Due:
            return QStringLiteral("indexes of days due");
        case domain::DetailLeaf::Column::Amount:
            return QStringLiteral("all invoices");
        case domain::DetailLeaf::Column::Size:
            return QStringLiteral("index of sizes");
        }
        Q_UNREACHABLE();
    }

    QString operator()(const domain::EntryLeaf &leaf) const
    {
        return leaf.list ? QStringLiteral("index of lists") : QStringLiteral("scan of the lists");
    }

private:
    static QString scan() { return QStringLiteral("scan of the items"); }
    static QString ofPattern(const QString &match, const QString &like)
    {
        if (!like.isEmpty())
            return QStringLiteral("scan of the text");
        return match.isEmpty() ? QStringLiteral("nothing to read") : QStringLiteral("full text");
    }
};

} // namespace

QString describe(const domain::BoundNode::Leaf &leaf)
{
    return std::visit(Describer(), leaf);
}

QString planOf(const domain::BoundNode::Leaf &leaf)
{
    return std::visit(Planner(), leaf);
}

} // namespace tagloom::store
