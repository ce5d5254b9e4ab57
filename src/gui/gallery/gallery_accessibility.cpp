// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_accessibility.h"

#include "gui/gallery/gallery_view.h"
#include "models/items_model.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace tagloom::gui {

using models::ItemsModel;

namespace {

/// One cell. It knows only its row and looks at the view whenever it is asked.
class CellInterface final : public QAccessibleInterface
{
public:
    CellInterface(GalleryView &gallery, int row)
        : m_gallery(gallery)
        , m_row(row)
    { }

    bool isValid() const override { return index().isValid(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_gallery.window()->windowHandle(); }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_gallery); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString &) override { }

    int row() const { return m_row; }

    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Name)
            return index().data().toString();
        if (what == QAccessible::Description)
            return index().siblingAtColumn(ItemsModel::TagsColumn).data().toString();
        return {};
    }

    QRect rect() const override
    {
        const QRect cell = m_gallery.visualRect(index());
        return {m_gallery.viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.multiSelectable = true;
        state.focusable = true;
        state.selected = m_gallery.selectionModel()->isSelected(index());
        state.focused = m_gallery.hasFocus() && m_gallery.currentIndex().row() == m_row;
        state.offscreen = !m_gallery.viewport()->rect().intersects(m_gallery.visualRect(index()));
        return state;
    }

private:
    QModelIndex index() const { return m_gallery.model()->index(m_row, ItemsModel::TitleColumn); }

    GalleryView &m_gallery;
    int m_row;
};

class GalleryInterface final : public QAccessibleWidget
{
public:
    explicit GalleryInterface(GalleryView &gallery)
        : QAccessibleWidget(&gallery, QAccessible::List)
        , m_gallery(gallery)
    { }
    ~GalleryInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return m_gallery.model()->rowCount(); }

    QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        const auto known = m_cells.constFind(row);
        if (known != m_cells.cend())
            return QAccessible::accessibleInterface(*known);
        auto *const made = new CellInterface(m_gallery, row);
        m_cells.insert(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *const cell = dynamic_cast<const CellInterface *>(child);
        return cell ? cell->row() : -1;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(m_gallery.indexAt(m_gallery.viewport()->mapFromGlobal(QPoint(x, y))).row());
    }

    QAccessibleInterface *focusChild() const override { return child(m_gallery.currentIndex().row()); }

private:
    GalleryView &m_gallery;
    mutable QHash<int, QAccessible::Id> m_cells; ///< those that were asked for
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *const gallery = qobject_cast<GalleryView *>(object);
    return gallery ? new GalleryInterface(*gallery) : nullptr;
}

} // namespace

void makeGalleriesAccessible()
{
    QAccessible::installFactory(&makeInterface);
}

void tellFocusedCell(GalleryView &gallery, int row)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(&gallery, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

} // namespace tagloom::gui
