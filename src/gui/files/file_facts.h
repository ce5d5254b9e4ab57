// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace tagloom::gui {

class Session;

/// In the inspector: what is known of the item's file, to be read and copied: folder, size, type, when it was changed,
/// and whether it is missing. Not there for an item without a file. Accessible name "File".
class FileFacts final : public QWidget
{
    Q_OBJECT

public:
    explicit FileFacts(Session &session, QWidget *parent = nullptr);

    /// An invalid id: none.
    void setItem(domain::ItemId item);

private:
    QLabel *addRow(const QString &caption, const QString &name);
    void follow(const domain::ChangeSet &changes);
    void read();

    Session &m_session;
    domain::ItemId m_item;
    QGridLayout *m_rows;
    QList<QWidget *> m_details; ///< the rows of what is not known of every file
    QLabel *m_folder = nullptr; ///< the first row
    QLabel *m_size;
    QLabel *m_type;
    QLabel *m_modified;
    QLabel *m_missing;
};

} // namespace tagloom::gui
