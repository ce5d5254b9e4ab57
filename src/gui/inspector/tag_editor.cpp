// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/tag_editor.h"

#include "gui/tagging/tag_strip.h"

#include <QVBoxLayout>

namespace tagloom::gui {

TagEditor::TagEditor(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_strip(new TagStrip(session, this))
{
    setAccessibleName(tr("Tag editor"));
    setFocusProxy(m_strip);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_strip);
    connect(m_strip, &TagStrip::cancelled, this, [this] {
        m_strip->input().clear();
        Q_EMIT cancelled();
    });
    connect(m_strip, &TagStrip::nextWanted, this, &TagEditor::nextRequested);
    connect(m_strip, &TagStrip::showItemsRequested, this, &TagEditor::showItemsRequested);
    connect(m_strip, &TagStrip::renameRequested, this, &TagEditor::renameRequested);
}

} // namespace tagloom::gui
