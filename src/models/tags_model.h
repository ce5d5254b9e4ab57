// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/tag.h"
#include "library/library.h"
#include "models/fetched_table_model.h"
#include "models/pending_edits.h"
#include "models/roles.h"
#include "models/tags_reading.h"

#include <QFuture>
#include <QList>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace tagloom::models {

/// All tags of the library as the table that they are: in the order of their ids, those added since load() at the end.
/// Empty until they are read. Follows Library::changed by itself: changed tags by row, new ones as inserted rows. Of a
/// removed tag an empty row stays, as a QSqlTableModel has it, with tag 0; proxies pass over it. After very many
/// changes all are read anew in turns, and a reset shows them; until then the old rows stay. Lives on the library's
/// thread; `library` must outlive it.
class TagsModel final : public FetchedTableModel
{
    Q_OBJECT

public:
    enum Column {
        IdColumn,
        NameColumn,
        NameKeyColumn,
        SlugColumn,
        ColourColumn,
        DescriptionColumn,
        PinColumn, ///< 1..9 or null
        CreatedColumn, ///< UTC milliseconds
        ColumnCount
    };

    explicit TagsModel(library::Library &library, QObject *parent = nullptr);

    /// Reads all tags if they are not there: some thousand at once, more in turns of a few milliseconds between the
    /// window's events. A reset shows them.
    void loadInTurns();
    /// The same for those who need them now. 20,000 take some 30 ms.
    void load();
    bool isLoaded() const { return m_loaded; }

    int rowOf(domain::TagId id) const; ///< -1 if there is none; O(1)
    domain::TagId tagAt(int row) const; ///< id 0 outside, and where a tag was removed
    /// All rows in the order of their tags' keys, also those of removed tags. Quick after a reset, else they are
    /// sorted.
    std::vector<int> rowsByKey();
    /// Of tags, which are fewer than rows after one was removed.
    qsizetype count() const { return m_rows.rowOf.size(); }

    /// As stored, without pending edits; nullopt if there is none (or before load()).
    std::optional<domain::Tag> tag(domain::TagId id) const;

    // What painting needs, as shown (pending edits too); empty or 0 if there is no such tag.
    QString name(domain::TagId id) const;
    QString key(domain::TagId id) const;
    const QString &keyAt(int row) const { return m_rows.byRow[size_t(row)].key; } ///< of a row that there is
    QString colour(domain::TagId id) const;
    int pin(domain::TagId id) const; ///< 1..9; 0: none

    /// The tag on this key (1..9); id 0 if none.
    domain::TagId pinned(int pin) const;

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Name, colour, description and pin (an empty value unpins) are posted and shown as pending at once. refused()
    /// tells if one did not go through.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Called by Library::changed; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

Q_SIGNALS:
    /// These have no row any more.
    void tagsRemoved(const QList<domain::TagId> &tags);
    /// An edit did not go through and the old value is back. Whole sentences for a person.
    void refused(const QString &message);

protected:
    QVariant shownData(const QModelIndex &index, int role) const override;
    bool insertRowIntoTable(const QSqlRecord &values) override;

private:
    using Cell = std::pair<qint64, int>; ///< tag id and column

    void readAnew();
    void readOn(QDeadlineTimer until);
    void finishReading();
    void numberRows();
    void readKeys(const QModelIndex &topLeft, const QModelIndex &bottomRight);
    bool append(domain::TagId id);
    void empty(const QList<domain::TagId> &tags);
    QFuture<domain::Result<void>> post(domain::TagId id, int column, const QVariant &value);
    QVariant stored(int row, int column) const;
    QVariant shown(domain::TagId id, int column) const;

    library::Library &m_library;
    TagRows m_rows;
    std::unique_ptr<TagsReading> m_reading; ///< all rows, for the next reset
    QTimer m_nextTurn; ///< of the reading
    QList<domain::ChangeSet> m_missed; ///< committed since the reading began, which may not see them
    PendingEdits<Cell> m_pending;
    bool m_loaded = false;
    bool m_appending = false;
};

} // namespace tagloom::models
