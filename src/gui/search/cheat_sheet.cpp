// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/cheat_sheet.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

namespace tagloom::gui {

namespace {

struct Line
{
    const char *example;
    const char *meaning;
};

constexpr std::array lines{
    Line{"quantum field", QT_TRANSLATE_NOOP("CheatSheet", "both words, in title, address or notes, or as a tag that begins so")},
    Line{"\"quantum field\"", QT_TRANSLATE_NOOP("CheatSheet", "these words side by side")},
    Line{"#physics", QT_TRANSLATE_NOOP("CheatSheet", "the tag, by name or alias, with all below it")},
    Line{"#=physics", QT_TRANSLATE_NOOP("CheatSheet", "that tag alone")},
    Line{"#\"to read\"", QT_TRANSLATE_NOOP("CheatSheet", "a tag with a space in its name")},
    Line{"#phy*", QT_TRANSLATE_NOOP("CheatSheet", "every tag whose name begins so")},
    Line{"#physics or #art", QT_TRANSLATE_NOOP("CheatSheet", "one of them is enough")},
    Line{"#physics not #school", QT_TRANSLATE_NOOP("CheatSheet", "the first without the second; -#school is the same")},
    Line{"(#art or #music) #\"to read\"", QT_TRANSLATE_NOOP("CheatSheet", "parentheses group")},
    Line{"title:quantum", QT_TRANSLATE_NOOP("CheatSheet", "in one column: title, url, note")},
    Line{"added:7d", QT_TRANSLATE_NOOP("CheatSheet", "in the last seven days; also 3w, 2m, 1y, today, yesterday")},
    Line{"added:2024-05", QT_TRANSLATE_NOOP("CheatSheet", "in that month; also 2024, 2024-05-01, 2023..2024, >2024-05")},
    Line{"updated:today", QT_TRANSLATE_NOOP("CheatSheet", "by the last change")},
    Line{"kind:book", QT_TRANSLATE_NOOP("CheatSheet", "bookmarks, files, books, notes ...")},
    Line{"tags:>4", QT_TRANSLATE_NOOP("CheatSheet", "by the number of tags")},
    Line{"author:tolkien", QT_TRANSLATE_NOOP("CheatSheet", "books by the names of their authors")},
    Line{"year:1900..1950", QT_TRANSLATE_NOOP("CheatSheet", "books by their year; also year:1968, year:>2000")},
    Line{"due:<7d", QT_TRANSLATE_NOOP("CheatSheet", "tasks and invoices due within seven days; also today, tomorrow, 2024-05")},
    Line{"is:overdue", QT_TRANSLATE_NOOP("CheatSheet", "due before today; also is:done, is:paid")},
    Line{"amount:>100", QT_TRANSLATE_NOOP("CheatSheet", "invoices by their amount, whatever the currency")},
    Line{"size:>10M", QT_TRANSLATE_NOOP("CheatSheet", "files by their size; also k, G, T, 1G..4G")},
    Line{"type:image", QT_TRANSLATE_NOOP("CheatSheet", "files by their type; also type:pdf, type:image/png, is:missing")},
    Line{"is:untagged", QT_TRANSLATE_NOOP("CheatSheet", "also is:duplicate, is:suggested, is:trashed")},
    Line{"has:note", QT_TRANSLATE_NOOP("CheatSheet", "also has:url, has:list, has:file")},
    Line{"list:\"To read\" status:reading", QT_TRANSLATE_NOOP("CheatSheet", "in that list with that status; is:reading in any")},
    Line{"progress:>50", QT_TRANSLATE_NOOP("CheatSheet", "by the progress in a list; also grade:>3.5")},
    Line{"#physics[status=suggested]", QT_TRANSLATE_NOOP("CheatSheet", "by the link: status, source, confidence, added")},
};

} // namespace

CheatSheet::CheatSheet(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("How to search"));
    setObjectName(QStringLiteral("CheatSheet"));
    auto *const table = new QTreeWidget;
    table->setAccessibleName(tr("Examples"));
    table->setColumnCount(2);
    table->setHeaderHidden(true);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setFrameShape(QFrame::NoFrame);
    Theme::setSurface(table, ColourRole::List);
    const QColor dimmed = theme().colour(ColourRole::DimmedText);
    for (const Line &line : lines) {
        auto *const row = new QTreeWidgetItem(table, {QString::fromLatin1(line.example), tr(line.meaning)});
        row->setForeground(1, dimmed);
        row->setSizeHint(0, {0, metrics::RowCompact});
    }
    table->setCurrentItem(table->topLevelItem(0));
    table->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    connect(table, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *row) {
        Q_EMIT exampleChosen(row->text(0));
        accept();
    });

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *const bottom = new QHBoxLayout;
    bottom->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    bottom->addWidget(buttons);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::Inside, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(table, 1);
    layout->addLayout(bottom);
    resize(3 * metrics::SidebarWidth, static_cast<int>(lines.size() + 3) * metrics::RowCompact);
}

QStringList CheatSheet::examples()
{
    QStringList examples;
    for (const Line &line : lines)
        examples.append(QString::fromLatin1(line.example));
    return examples;
}

} // namespace tagloom::gui
