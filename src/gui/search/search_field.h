// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/parser.h"
#include "gui/style/chip_painter.h"

#include <QTextEdit>

#include <functional>
#include <optional>

namespace tagloom::gui {

/// The one line in which a search is written: words as they are typed, tags bound by their ids as chips. Its bound text
/// is what domain::parseQuery() reads. Knows nothing of libraries or completion.
class SearchField final : public QTextEdit
{
    Q_OBJECT

public:
    /// A tag as a chip, by id; a tag that is no more has an empty text.
    using ChipOf = std::function<Chip(domain::TagId)>;

    explicit SearchField(QWidget *parent = nullptr);
    ~SearchField() override;

    void setChipOf(ChipOf chipOf);
    void updateChips(); ///< names or colours are others now

    QString boundText() const;
    void setBoundText(const QString &text); ///< as one step of undo, with the cursor at its end

    /// What has been typed left of the cursor since the last chip.
    QString textBeforeCursor() const;

    /// Takes so many characters left of the cursor away and puts a bound tag as a chip, or a text, in their place.
    void replaceBeforeCursor(int characters, const domain::TagTerm &tag);
    void replaceBeforeCursor(int characters, const QString &boundText);

    /// Underlines the place; a position of the bound text.
    void setError(const std::optional<domain::QueryError> &error);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void boundTextChanged();
    void leaveRequested(); ///< Down or Enter: on to the list
    void olderWanted(); ///< Up

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    QMimeData *createMimeDataFromSelection() const override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    class ChipObject;

    void centreLine();
    void insertBound(QTextCursor &cursor, const QString &text);
    QString boundText(int from, int to, QList<int> *positions = nullptr) const;
    static QTextCharFormat chipFormat(domain::TagId tag, bool exact);

    ChipOf m_chipOf;
    ChipObject *m_chips;
    QString m_shown; ///< the bound text last told of
};

} // namespace tagloom::gui
