// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QVariant>

#include <optional>

namespace tagloom::models {

/// Values that were typed and are on their way to the disk, by the cell they belong to. Of several edits of one cell
/// the last one is shown, until it has ended.
template <class Key> class PendingEdits final
{
public:
    /// The number of this edit, for end().
    quint64 begin(const Key &key, const QVariant &value)
    {
        m_edits.insert(key, Edit{value, ++m_last});
        return m_last;
    }

    /// False if a newer edit of the same cell is under way, which stays shown.
    bool end(const Key &key, quint64 number)
    {
        const auto edit = m_edits.constFind(key);
        if (edit == m_edits.constEnd() || edit->number != number)
            return false;
        m_edits.erase(edit);
        return true;
    }

    bool contains(const Key &key) const { return m_edits.contains(key); }

    std::optional<QVariant> value(const Key &key) const
    {
        const auto edit = m_edits.constFind(key);
        return edit == m_edits.constEnd() ? std::nullopt : std::optional(edit->value);
    }

private:
    struct Edit
    {
        QVariant value;
        quint64 number = 0;
    };

    QHash<Key, Edit> m_edits;
    quint64 m_last = 0;
};

} // namespace tagloom::models
