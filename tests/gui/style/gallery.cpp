// SPDX-License-Identifier: GPL-3.0-or-later
// A window with everything the style draws, to be looked at: style_gallery [light|dark] [controls|content|icons]
#include "gui/style/chip_painter.h"
#include "gui/style/flow_layout.h"
#include "gui/style/icon.h"
#include "gui/style/item_row_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QtWidgets>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::gui;

namespace {

Chip chip(const QString &text, const QString &colour = {})
{
    Chip made;
    made.text = text;
    made.key = text.toCaseFolded();
    made.colour = colour;
    return made;
}

/// The table's looks without a model behind it.
class RowsDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        const int row = index.row();
        if (index.column() == 0) {
            ItemRow item;
            item.kind = static_cast<IconName>(row % 8);
            item.title = index.data().toString();
            item.secondLine = index.data(Qt::UserRole).toString();
            item.pending = row == 2;
            item.trashed = row == 5;
            m_rows.paint(painter, option.rect, item);
        } else if (index.column() == 1) {
            QList<Chip> chips;
            const QStringList tags = index.data().toStringList();
            for (const QString &tag : tags)
                chips.append(chip(tag));
            if (row == 1)
                chips.last().status = domain::LinkStatus::Suggested;
            const QRect cell = option.rect.adjusted(8, 0, -8, 0);
            m_chips.paintRow(painter, chips, m_chips.layOut(chips, cell));
        } else {
            painter->setPen(theme().colour(ColourRole::DimmedText));
            painter->drawText(option.rect.adjusted(8, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight,
                              index.data().toString());
        }
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, m_rows.rowHeight()};
    }

private:
    ItemRowPainter m_rows{QApplication::font()};
    ChipPainter m_chips{QApplication::font()};
};

class TagDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString name = index.data().toString();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(theme().chip({}, name).dot);
        painter->setPen(Qt::NoPen);
        painter->drawEllipse(QRectF(option.rect.left() + 4, option.rect.center().y() - 3.5, 8, 8));
        painter->setPen(theme().colour(ColourRole::Text));
        painter->drawText(option.rect.adjusted(20, 0, -60, 0), Qt::AlignVCenter, name);
        painter->setPen(theme().colour(ColourRole::DimmedText));
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight,
                          QLocale(QLocale::English).toString(1234 / (index.row() + 1)));
        painter->restore();
    }
};

/// All states of chips, in rows.
class ChipsSheet final : public QWidget
{
public:
    ChipsSheet()
    {
        setMinimumHeight(196);
        Theme::setSurface(this, ColourRole::List);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const ChipPainter plain(font());
        const ChipPainter closable(font(), metrics::ChipHeightEditor, true);
        QList<Chip> hues;
        const QList<PickableColour> colours = Palette::pickableColours();
        for (const PickableColour &colour : colours)
            hues.append(chip(colour.name.toLower(), colour.hex));
        QList<Chip> odd{chip(u"#000000"_s, u"#000000"_s),
                        chip(u"#ffffff"_s, u"#ffffff"_s),
                        chip(u"#ffff00"_s, u"#ffff00"_s),
                        chip(u"#00ff00"_s, u"#00ff00"_s),
                        chip(u"#0000ff"_s, u"#0000ff"_s),
                        chip(u"#7a5c3e"_s, u"#7a5c3e"_s),
                        chip(u"C++"_s),
                        chip(u"C#"_s),
                        chip(u"数学"_s),
                        chip(u"réact"_s)};
        QList<Chip> states{chip(u"confirmed"_s), chip(u"suggested"_s), chip(u"rejected"_s),  chip(u"partial"_s),
                           chip(u"pinned"_s),    chip(u"counted"_s),   chip(u"everything"_s)};
        states[1].status = domain::LinkStatus::Suggested;
        states[2].status = domain::LinkStatus::Rejected;
        states[3].partial = true;
        states[4].pin = 3;
        states[5].count = 12345;
        states[6].count = 7;
        states[6].pin = 9;
        states[6].partial = true;
        int top = 8;
        const auto show = [&](const ChipPainter &painterOf, const QList<Chip> &chips, int width) {
            painterOf.paintRow(&painter, chips, painterOf.layOut(chips, QRect(12, top, width, 28)), 1);
            top += 30;
        };
        show(plain, hues, this->width() - 24);
        show(plain, odd, this->width() - 24);
        show(plain, states, this->width() - 24);
        show(closable, states, this->width() - 24);
        show(plain, hues, 300);
        const ChipRow row = closable.layOut(states, QRect(12, top, this->width() - 24, 28));
        for (const PlacedChip &placed : row.chips) {
            ChipState state;
            state.selected = placed.index % 3 == 0;
            state.focused = placed.index % 3 == 1;
            state.crossHovered = placed.index % 3 == 2;
            state.hovered = state.crossHovered;
            closable.paint(&painter, states.at(placed.index), placed, state);
        }
    }
};

QWidget *banner(IconName name, ColourRole ink, ColourRole fill, const QString &text)
{
    auto *frame = new QWidget;
    Theme::setSurface(frame, fill);
    auto *line = new QHBoxLayout(frame);
    line->setContentsMargins(12, 4, 8, 4);
    auto *picture = new QLabel;
    picture->setPixmap(icon(name, ink).pixmap(20));
    line->addWidget(picture);
    line->addWidget(new QLabel(text), 1);
    auto *undo = new QPushButton(u"Undo"_s);
    undo->setFlat(true);
    line->addWidget(undo);
    auto *close = new QToolButton;
    close->setIcon(icon(IconName::Close));
    close->setAutoRaise(true);
    line->addWidget(close);
    return frame;
}

QWidget *controlsPage()
{
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    grid->addLayout(left, 0, 0);
    grid->addLayout(right, 0, 1);

    auto *buttons = new QHBoxLayout;
    auto *primary = new QPushButton(u"Import 1,204"_s);
    Theme::setButtonTone(primary, ButtonTone::Primary);
    auto *danger = new QPushButton(u"Delete for good"_s);
    Theme::setButtonTone(danger, ButtonTone::Danger);
    auto *flat = new QPushButton(u"Flat"_s);
    flat->setFlat(true);
    auto *disabled = new QPushButton(u"Disabled"_s);
    disabled->setEnabled(false);
    auto *menuButton = new QPushButton(u"Menu"_s);
    menuButton->setMenu(new QMenu(menuButton));
    for (QPushButton *button : {primary, new QPushButton(u"Cancel"_s), danger, flat, disabled, menuButton})
        buttons->addWidget(button);
    buttons->addStretch();
    left->addLayout(buttons);

    auto *tools = new QHBoxLayout;
    int number = 0;
    for (const IconName name : {IconName::Add, IconName::TagPlus, IconName::Import, IconName::Sidebar}) {
        auto *tool = new QToolButton;
        tool->setIcon(icon(name));
        tool->setIconSize({20, 20});
        tool->setAutoRaise(true);
        tool->setCheckable(number == 3);
        tool->setChecked(number == 3);
        tool->setEnabled(number++ != 2);
        tools->addWidget(tool);
    }
    auto *sort = new QToolButton;
    sort->setText(u"Added"_s);
    sort->setIcon(icon(IconName::Calendar));
    sort->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    sort->setPopupMode(QToolButton::InstantPopup);
    sort->setMenu(new QMenu(sort));
    tools->addWidget(sort);
    tools->addStretch();
    left->addLayout(tools);

    auto *search = new QLineEdit;
    search->setPlaceholderText(u"Search words, #tags"_s);
    search->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    search->setClearButtonEnabled(true);
    left->addWidget(search);
    auto *typed = new QLineEdit(u"physics #quantum"_s);
    typed->setObjectName(u"typed"_s);
    typed->setClearButtonEnabled(true);
    typed->addAction(icon(IconName::Search), QLineEdit::LeadingPosition);
    left->addWidget(typed);
    auto *off = new QLineEdit(u"Disabled field"_s);
    off->setEnabled(false);
    left->addWidget(off);
    auto *notes =
        new QPlainTextEdit(u"Notes of an item.\nSeveral lines, long enough to scroll.\n1\n2\n3\n4\n5\n6\n7"_s);
    notes->setFixedHeight(84);
    left->addWidget(notes);

    auto *line = new QHBoxLayout;
    auto *combo = new QComboBox;
    combo->addItems({u"Bookmark"_s, u"File"_s, u"Book"_s});
    combo->setItemIcon(0, icon(IconName::Bookmark));
    auto *editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(u"Editable"_s);
    auto *spin = new QSpinBox;
    spin->setValue(42);
    auto *date = new QDateEdit(QDate(2026, 11, 21));
    for (QWidget *widget : std::initializer_list<QWidget *>{combo, editable, spin, date})
        line->addWidget(widget);
    line->addStretch();
    left->addLayout(line);

    auto *box = new QGroupBox(u"Folders as tags"_s);
    auto *inside = new QHBoxLayout(box);
    auto *all = new QRadioButton(u"Every level"_s);
    all->setChecked(true);
    auto *third = new QCheckBox(u"Partly"_s);
    third->setTristate(true);
    third->setCheckState(Qt::PartiallyChecked);
    auto *on = new QCheckBox(u"On"_s);
    on->setChecked(true);
    auto *locked = new QCheckBox(u"Locked"_s);
    locked->setChecked(true);
    locked->setEnabled(false);
    for (QWidget *widget : std::initializer_list<QWidget *>{all, new QRadioButton(u"Innermost"_s), on,
                                                            new QCheckBox(u"Off"_s), third, locked})
        inside->addWidget(widget);
    left->addWidget(box);

    auto *progress = new QProgressBar;
    progress->setValue(38);
    left->addWidget(progress);
    auto *busy = new QProgressBar;
    busy->setRange(0, 0);
    left->addWidget(busy);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(60);
    left->addWidget(slider);
    left->addStretch();

    right->addWidget(banner(IconName::Info, ColourRole::Info, ColourRole::BannerInfo, u"12 items tagged physics."_s));
    right->addWidget(banner(IconName::Warning, ColourRole::Warning, ColourRole::BannerWarning,
                            u"The library is read-only: another program holds it."_s));
    right->addWidget(banner(IconName::Error, ColourRole::Danger, ColourRole::BannerError,
                            u"The disk is full. Nothing was changed."_s));
    auto *tabs = new QTabWidget;
    tabs->addTab(new QListWidget, u"General"_s);
    tabs->addTab(new QWidget, u"Keys"_s);
    tabs->addTab(new QWidget, u"Import"_s);
    auto *list = qobject_cast<QListWidget *>(tabs->widget(0));
    for (int row = 0; row < 30; ++row)
        list->addItem(u"List row %1"_s.arg(row));
    list->setCurrentRow(2);
    list->item(4)->setCheckState(Qt::Checked);
    list->item(5)->setCheckState(Qt::Unchecked);
    right->addWidget(tabs, 1);
    auto *box2 = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::Help);
    right->addWidget(box2);
    QTimer::singleShot(0, typed, [typed] { typed->setFocus(); });
    return page;
}

QWidget *contentPage()
{
    auto *split = new QSplitter;
    auto *side = new QWidget;
    Theme::setSurface(side, ColourRole::Sidebar);
    auto *sideLines = new QVBoxLayout(side);
    sideLines->setContentsMargins(0, 8, 0, 0);
    auto *tree = new QTreeWidget;
    tree->setFrameShape(QFrame::NoFrame);
    tree->setHeaderHidden(true);
    Theme::setSurface(tree, ColourRole::Sidebar);
    tree->setItemDelegate(new TagDelegate(tree));
    const QStringList names{u"science"_s, u"cooking"_s, u"rust"_s,  u"gardens"_s, u"to read"_s,
                            u"music"_s,   u"history"_s, u"linux"_s, u"travel"_s,  u"typography"_s};
    for (const QString &name : names) {
        auto *item = new QTreeWidgetItem(tree, {name});
        if (name == u"science"_s) {
            new QTreeWidgetItem(item, {u"physics"_s});
            new QTreeWidgetItem(item, {u"biology"_s});
            item->setExpanded(true);
        }
    }
    tree->setCurrentItem(tree->topLevelItem(0)->child(0));
    auto *heading = new QLabel(u"Tags"_s);
    heading->setContentsMargins(16, 0, 0, 0);
    Theme::setTextRole(heading, ColourRole::DimmedText);
    sideLines->addWidget(heading);
    sideLines->addWidget(tree);
    split->addWidget(side);

    auto *middle = new QWidget;
    auto *lines = new QVBoxLayout(middle);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    auto *table = new QTableWidget(24, 3);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalHeaderLabels({u"Title"_s, u"Tags"_s, u"Added"_s});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setItemDelegate(new RowsDelegate(table));
    table->verticalHeader()->setDefaultSectionSize(metrics::RowTwoLine);
    table->setColumnWidth(0, 300);
    table->setColumnWidth(1, 240);
    table->setSortingEnabled(false);
    table->horizontalHeader()->setSortIndicatorShown(true);
    table->horizontalHeader()->setSortIndicator(2, Qt::DescendingOrder);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QStringList titles{u"The feynman lectures on physics"_s, u"Holiday photos from the coast, 2019"_s,
                             u"Dinner rolls without kneading, and what goes wrong when you hurry them"_s,
                             u"数学の歴史"_s, u"rust-lang/rust: empowering everyone"_s};
    const QStringList hosts{u"feynmanlectures.caltech.edu"_s, u"~/Pictures/coast"_s, u"kingarthurbaking.com"_s,
                            u"高木貞治"_s, u"github.com"_s};
    for (int row = 0; row < 24; ++row) {
        auto *title = new QTableWidgetItem(titles.at(row % 5));
        title->setData(Qt::UserRole, hosts.at(row % 5));
        table->setItem(row, 0, title);
        auto *tags = new QTableWidgetItem;
        QStringList list;
        for (int tag = 0; tag <= row % 6; ++tag)
            list.append(names.at((row * 3 + tag) % names.size()));
        tags->setData(Qt::DisplayRole, list);
        table->setItem(row, 1, tags);
        table->setItem(row, 2, new QTableWidgetItem(u"12 Nov 2026"_s));
    }
    table->selectRow(3);
    lines->addWidget(table, 1);
    lines->addWidget(new ChipsSheet);
    split->addWidget(middle);

    auto *inspector = new QWidget;
    Theme::setSurface(inspector, ColourRole::Inspector);
    auto *form = new QVBoxLayout(inspector);
    const auto caption = [&](const QString &text) {
        auto *label = new QLabel(text);
        Theme::setTextRole(label, ColourRole::DimmedText);
        form->addWidget(label);
    };
    caption(u"Title"_s);
    form->addWidget(new QLineEdit(u"The feynman lectures on physics"_s));
    caption(u"Address"_s);
    form->addWidget(new QLineEdit(u"https://www.feynmanlectures.caltech.edu"_s));
    caption(u"Notes"_s);
    auto *notes = new QPlainTextEdit;
    notes->setPlaceholderText(u"Add a note"_s);
    form->addWidget(notes);
    auto *row = new QHBoxLayout;
    row->addWidget(new QPushButton(u"Open"_s));
    row->addStretch();
    form->addLayout(row);
    form->addStretch();
    split->addWidget(inspector);
    split->setSizes({220, 700, 280});
    return split;
}

QWidget *iconsPage()
{
    auto *page = new QWidget;
    Theme::setSurface(page, ColourRole::List);
    auto *grid = new QGridLayout(page);
    grid->setSpacing(6);
    for (int index = 0; index < static_cast<int>(IconName::Count); ++index) {
        const auto name = static_cast<IconName>(index);
        auto *cell = new QWidget;
        auto *line = new QHBoxLayout(cell);
        line->setContentsMargins(0, 0, 0, 0);
        for (const int size : {16, 20, 24}) {
            auto *button = new QToolButton;
            button->setIcon(icon(name));
            button->setIconSize({size, size});
            button->setAutoRaise(true);
            line->addWidget(button);
        }
        auto *label = new QLabel(iconFileName(name));
        Theme::setTextRole(label, ColourRole::DimmedText);
        line->addWidget(label, 1);
        grid->addWidget(cell, index / 5, index % 5);
    }
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    Theme look(arguments.contains(u"dark"_s) ? SchemeSetting::Dark : SchemeSetting::Light);
    QMainWindow window;
    window.setWindowTitle(u"Tagloom style gallery"_s);
    QMenu *menu = window.menuBar()->addMenu(u"&File"_s);
    menu->addAction(icon(IconName::Add), u"&New item"_s)->setShortcut(Qt::CTRL | Qt::Key_N);
    menu->addAction(icon(IconName::Import), u"&Import…"_s)->setShortcut(Qt::CTRL | Qt::Key_I);
    menu->addAction(u"Without an icon"_s)->setEnabled(false);
    menu->addSeparator();
    QAction *checked = menu->addAction(u"Show sidebar"_s);
    checked->setCheckable(true);
    checked->setChecked(true);
    menu->addMenu(icon(IconName::Recent), u"Recent libraries"_s)->addAction(u"Home"_s);
    menu->addAction(icon(IconName::Quit), u"&Quit"_s)->setShortcut(Qt::CTRL | Qt::Key_Q);
    QAction *scheme = window.menuBar()->addMenu(u"&View"_s)->addAction(u"Light and dark"_s);
    QObject::connect(scheme, &QAction::triggered, &look, [&look] {
        look.setSetting(look.palette().isDark() ? SchemeSetting::Light : SchemeSetting::Dark);
    });
    window.statusBar()->showMessage(u"12 of 1,000,000 items, 3 selected"_s);
    window.setCentralWidget(arguments.contains(u"icons"_s)         ? iconsPage()
                                : arguments.contains(u"content"_s) ? contentPage()
                                                                   : controlsPage());
    window.resize(1200, 720);
    window.show();
    return QApplication::exec();
}
