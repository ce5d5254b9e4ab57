// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "models/when_ready.h"

#include <QDialog>
#include <QFuture>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tagloom::gui {

/// Asks for a name and does something with it; says below the field why one cannot be used.
class NameDialog : public QDialog
{
    Q_OBJECT

protected:
    using Check = std::function<domain::Result<void>(const QString &name)>;

    /// `actionText` is the default button's. `check` is asked at each key; a blank name is refused without a word.
    NameDialog(const QString &title, const QString &example, const QString &actionText, const Check &check,
               QWidget *parent);

    void setName(const QString &name); ///< selected, so that typing replaces it
    QString name() const; ///< as typed

    /// Called by the button.
    virtual void carryOut() = 0;

    /// Says why it could not be done, or calls `done(const T &)` and closes.
    template <class T, class Done> void follow(const QFuture<domain::Result<T>> &future, Done done)
    {
        models::whenReady(this, future, [this, done](const domain::Result<T> &outcome) {
            if (!outcome) {
                explain(outcome.error().message);
                return;
            }
            done(*outcome);
            accept();
        });
    }

private:
    void checkName();
    void explain(const QString &reason);

    Check m_check;
    QLineEdit *m_name;
    QLabel *m_reason;
    QPushButton *m_action;
};

} // namespace tagloom::gui
