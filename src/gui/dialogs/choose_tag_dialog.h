// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QDialog>

namespace tagloom::gui {

class Session;
class TagInput;

/// Asks for one tag that exists, by typing any word of it.
class ChooseTagDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `question`: what it is for, a short sentence above the field.
    ChooseTagDialog(Session &session, const QString &title, const QString &question, QWidget *parent = nullptr);

    domain::TagId tag() const { return m_tag; } ///< once accepted

    /// Shows it and waits; id 0 if the person would rather not.
    static domain::TagId ask(Session &session, const QString &title, const QString &question, QWidget *parent);

private:
    TagInput *m_input;
    domain::TagId m_tag;
};

} // namespace tagloom::gui
