// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace tagloom::gui {

/// What a list without items says in place of the list: what was looked for, and the way back.
class NoHits final : public QWidget
{
    Q_OBJECT

public:
    explicit NoHits(QWidget *parent = nullptr);

    /// A search found nothing: its text, and sentences on what it names that is not there.
    void showSearch(const QString &text, const QStringList &remarks);

    /// A place holds nothing, without any filter: "The trash is empty."
    void showEmptyPlace(const QString &sentence);

Q_SIGNALS:
    void clearRequested();

private:
    QLabel *m_heading;
    QLabel *m_detail;
    QPushButton *m_clear;
};

} // namespace tagloom::gui
