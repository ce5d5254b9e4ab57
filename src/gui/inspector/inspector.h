// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QWidget>

#include <memory>

namespace tagloom::gui {

namespace Ui {
class InspectorForm;
}
class DetailForm;
class FileFacts;
class ItemFields;
class ItemLists;
class ItemPreview;
class LinksTable;
class NotesPane;
class TagEditor;

/// What the selection is: the fields, tags and links of one item; the tags of several; a quiet word for none. There is
/// no button to apply anything.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(Session &session, QWidget *parent = nullptr);
    ~Inspector() override;

    /// Posts what is typed and not posted yet: before a library is closed.
    void flush();

    DetailForm &details() { return *m_details; }
    TagEditor &tagEditor() { return *m_tagEditor; }
    LinksTable &links() { return *m_links; }

Q_SIGNALS:
    void openRequested(tagloom::domain::ItemId item); ///< in the browser
    void showItemsRequested(tagloom::domain::TagId tag);
    void renameRequested(tagloom::domain::TagId tag);
    void nextRequested(); ///< Ctrl+Enter in the tag editor
    void quickLookRequested(); ///< at the item that is shown
    void cancelled(); ///< Esc in the tag editor: the list may take the focus

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void setUpLook();
    void followSelection();

    Session &m_session;
    std::unique_ptr<Ui::InspectorForm> m_form;
    NotesPane *m_notes = nullptr;
    ItemFields *m_fields;
    DetailForm *m_details;
    FileFacts *m_file;
    TagEditor *m_tagEditor;
    LinksTable *m_links;
    ItemPreview *m_preview;
    ItemLists *m_lists;
};

} // namespace tagloom::gui
