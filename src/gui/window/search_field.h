// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/parser.h"

#include <QLineEdit>

#include <optional>

namespace tagloom::gui {

/// A line edit that underlines the place where a search does not parse.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    void setError(const std::optional<domain::QueryError> &error);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
    void leaveRequested();

private:
    std::optional<domain::QueryError> m_error;
};

} // namespace tagloom::gui
