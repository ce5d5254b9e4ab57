// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QFrame>
#include <QSet>

class QAbstractItemModel;
class QLabel;
class QListView;

namespace tagloom::gui {

class CompletionDelegate;

/// The list under a TagInput: a window of its own that never takes the focus, so that typing goes on in the input.
/// Rows that are hidden do not count as rows for moveCurrent().
class CompletionPopup final : public QFrame
{
    Q_OBJECT

public:
    /// `rows` speaks models::TagRole.
    CompletionPopup(QAbstractItemModel *rows, QWidget *parent);

    /// Tags that all items carry already: marked, since taking one of them takes it off.
    void setPresentTags(const QSet<domain::TagId> &tags);

    /// Of these tags only those are shown; nullptr shows all. Holds until the rows are others.
    void showOnly(const QSet<domain::TagId> *tags);

    /// A sentence instead of rows; empty: none.
    void setMessage(const QString &message);

    /// Shown below the anchor, or above it where the screen ends; sized to what it holds.
    void showAt(QWidget *anchor);
    void showAt(QWidget *anchor, const QRect &place); ///< of the anchor

    int currentRow() const; ///< -1: none
    int firstRow() const; ///< that is not hidden; -1: none
    void setCurrentRow(int row);
    void moveCurrent(int step); ///< goes round at both ends

Q_SIGNALS:
    void rowClicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int shownRows() const;
    QSize fittingSize(int least) const;

    QListView *m_view;
    QLabel *m_message;
    CompletionDelegate *m_delegate;
};

} // namespace tagloom::gui
