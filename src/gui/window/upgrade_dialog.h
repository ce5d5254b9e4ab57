// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QDialog>

namespace tagloom::gui {

/// Says that a library is being brought up to date. Stays until it is: there is nothing to choose.
class UpgradeDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit UpgradeDialog(const QString &path, QWidget *parent = nullptr);

    void reject() override { }
};

/// Brings an older library up to date on a worker, and gives the path of the backup that was made; empty if nothing was
/// to be done. The dialog is shown if that takes a while. Runs an event loop of its own.
domain::Result<QString> upgradeLibrary(const QString &path, int lockWaitMilliseconds, QWidget *parent);

} // namespace tagloom::gui
