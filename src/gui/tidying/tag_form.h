// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"
#include "gui/style/chip_painter.h"
#include "models/tag_table_proxy.h"

#include <QScrollArea>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace tagloom::gui {

class ChipField;
class ColourSwatches;
class TagInput;

/// What can be said of one tag, or of several at once: name, colour, key, places in the tree, aliases, description,
/// slug. Each change applies when its field is left, is an action of its own, and is refused below the field with the
/// reason. What the library says later never overwrites a field somebody is typing in.
class TagForm final : public QScrollArea
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TagForm(Session &session, models::TagTableProxy &table, QWidget *parent = nullptr);

    /// Posts what was typed for those before.
    void show(const QList<domain::TagId> &tags);
    const QList<domain::TagId> &tags() const { return m_tags; }

    /// Whether they are few enough for a search that anyone can read.
    static bool canShowItems(const QList<domain::TagId> &tags) { return tags.size() <= 50; }

    void flush(); ///< posts what is typed and not posted yet
    void editName(); ///< puts the keyboard there

Q_SIGNALS:
    void showItemsRequested(const QList<tagloom::domain::TagId> &tags);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLabel *addField(const QString &label, QWidget *field, bool ofOneOnly);
    void setUpFields();
    void setUpLook();
    void fill();
    void fillHead();
    void fillKeys();
    void fillChips();
    void postName();
    void postSlug();
    void postDescription();
    void postKey(int row);
    void addAlias();
    void addParent(domain::TagId parent);
    void removeParent(int place);
    QList<domain::TagId> sharedParents() const;
    Chip chipOf(domain::TagId tag) const;

    /// Shows why it was refused, or nothing, below the field, as long as the same tags are shown.
    void follow(const QFuture<domain::Result<void>> &done, QLabel *reason, const std::function<void()> &whenDone = {});

    Session &m_session;
    models::TagTableProxy &m_table;
    QList<domain::TagId> m_tags;
    QList<domain::TagId> m_parents; ///< as shown
    QWidget *m_body;
    QVBoxLayout *m_lines;
    QLabel *m_empty;
    QLabel *m_title;
    QLabel *m_use;
    QPushButton *m_showItems;
    QLineEdit *m_name;
    ColourSwatches *m_colour;
    QComboBox *m_key;
    TagInput *m_newParent;
    ChipField *m_places;
    QLineEdit *m_newAlias;
    ChipField *m_aliases;
    QPlainTextEdit *m_description;
    QLineEdit *m_slug;
    QLabel *m_nameReason;
    QLabel *m_placesReason;
    QLabel *m_aliasReason;
    QLabel *m_slugReason;
    QWidgetList m_ofOneOnly;
};

} // namespace tagloom::gui
