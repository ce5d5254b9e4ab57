// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/search/search_token.h"
#include "models/tag_completion_model.h"

#include <QConcatenateTablesProxyModel>
#include <QStandardItemModel>

namespace tagloom::gui {

class CompletionPopup;
class SearchField;

/// Completes what is typed into a SearchField: tags, which become chips, keys and their values. Behind `#` and a colon
/// Enter and Tab take the first row unless another was chosen; of a bare word only a row that was gone to, for it may be
/// meant as it stands. All must outlive it.
class SearchCompletion final : public QObject
{
    Q_OBJECT

public:
    SearchCompletion(SearchField &field, library::Library &library, models::TagsModel &tags);
    ~SearchCompletion() override;

    /// Nothing is offered for a text that was put there by the program.
    void hide();

    CompletionPopup &popup() { return *m_popup; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void showWords();
    void fillWords(const QStringList &words);
    void askForAuthors();
    void showRows();
    bool take(int row);
    bool handleKey(const QKeyEvent &key);

    SearchField &m_field;
    library::Library &m_library;
    models::TagCompletionProxy m_tags;
    QStandardItemModel m_words{0, 1}; ///< keys or values
    QConcatenateTablesProxyModel m_rows;
    CompletionPopup *m_popup;
    SearchToken m_token;
};

} // namespace tagloom::gui
