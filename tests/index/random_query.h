// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "domain/query/bound_query.h"

#include <QRandomGenerator>

#include <algorithm>

namespace tagloom::test {

/// Bound queries of every leaf and any shape, about the given tags and times.
class RandomQuery final
{
public:
    RandomQuery(QRandomGenerator &random, QList<domain::TagId> tags, qint64 firstTime, qint64 lastTime)
        : m_random(random)
        , m_tags(std::move(tags))
        , m_firstTime(firstTime)
        , m_lastTime(lastTime)
    { }

    domain::BoundQuery make()
    {
        domain::BoundQuery query;
        query.root = node(3);
        query.coversTrash = m_random.bounded(4) == 0;
        return query;
    }

    domain::BoundNode::Leaf leaf()
    {
        using namespace domain;
        switch (m_random.bounded(9)) {
        case 0:
        case 1:
        case 2: {
            TagsLeaf tagged{someTags(), std::nullopt};
            if (m_random.bounded(8) == 0) {
                tagged.links = LinkBounds();
                tagged.links->statuses = {LinkStatus::Suggested, LinkStatus::Rejected};
            }
            return tagged;
        }
        case 3:
            return TextLeaf{{}, m_random.bounded(3) == 0 ? QString() : pattern(), someTags()};
        case 4:
            return ColumnLeaf{ColumnLeaf::Column::Title, {}, pattern()};
        case 5: {
            TimeLeaf time{m_random.bounded(2) ? TimeLeaf::Column::Added : TimeLeaf::Column::Updated, {}};
            if (m_random.bounded(3))
                time.span.from = someTime();
            if (m_random.bounded(3))
                time.span.to = someTime();
            return time;
        }
        case 6: {
            KindsLeaf kinds;
            for (qint64 kind = 1; kind <= 9; ++kind) {
                if (m_random.bounded(3) == 0)
                    kinds.kinds.append(KindId{kind});
            }
            return kinds;
        }
        case 7: {
            const qint64 from = m_random.bounded(4);
            return TagCountLeaf{from, m_random.bounded(3) ? from + m_random.bounded(3) : TagCountLeaf().to};
        }
        default:
            return StateLeaf{static_cast<StateLeaf::State>(m_random.bounded(7))};
        }
    }

private:
    domain::BoundNode node(int depth)
    {
        using Kind = domain::BoundNode::Kind;
        domain::BoundNode result;
        const int shape = m_random.bounded(depth > 0 ? 5 : 1);
        if (shape < 2) {
            result.kind = Kind::Leaf;
            result.leaf = leaf();
            return result;
        }
        result.kind = shape == 2 ? Kind::And : shape == 3 ? Kind::Or : Kind::Not;
        const int children = result.kind == Kind::Not ? 1 : m_random.bounded(5);
        for (int child = 0; child < children; ++child)
            result.children.push_back(node(depth - 1));
        return result;
    }

    QList<domain::TagId> someTags()
    {
        QList<domain::TagId> tags;
        for (int count = m_random.bounded(4); count > 0 && !m_tags.isEmpty(); --count)
            tags.append(m_tags[m_random.bounded(static_cast<int>(m_tags.size()))]);
        if (m_random.bounded(10) == 0)
            tags.append(domain::TagId{987654});
        std::sort(tags.begin(), tags.end());
        tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        return tags;
    }

    QString pattern() { return u'%' + QString(QChar(u'a' + m_random.bounded(26))) + u'%'; }
    qint64 someTime() { return m_random.bounded(m_firstTime, m_lastTime + 1); }

    QRandomGenerator &m_random;
    QList<domain::TagId> m_tags;
    qint64 m_firstTime;
    qint64 m_lastTime;
};

} // namespace tagloom::test
