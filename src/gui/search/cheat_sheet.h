// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace tagloom::gui {

/// The language of searches on one page: an example and what it finds. Choosing one puts it into the search.
class CheatSheet final : public QDialog
{
    Q_OBJECT

public:
    explicit CheatSheet(QWidget *parent = nullptr);

    static QStringList examples(); ///< each of them parses

Q_SIGNALS:
    void exampleChosen(const QString &example);
};

} // namespace tagloom::gui
