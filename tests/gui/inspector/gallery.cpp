// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/inspector.h"
#include "gui/inspector/links_table.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_bar.h"

#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QSplitter>
#include <QVBoxLayout>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

namespace {

QList<domain::ItemId> fill(test::SessionFixture &fixture)
{
    const QStringList names{u"physics"_s, u"quantum physics"_s, u"photography"_s, u"philosophy"_s,
                            u"reading"_s, u"lectures"_s,        u"C++"_s,         u"open data"_s,
                            u"osint"_s,   u"tax/2024"_s,        u"été"_s,         u"photonics"_s};
    for (const QString &name : names)
        fixture.addTag(name);
    const auto first =
        fixture.addItem(u"The Feynman Lectures on Physics"_s, {u"physics"_s, u"lectures"_s, u"reading"_s});
    const auto second =
        fixture.addItem(u"Quantum Computing Since Democritus"_s, {u"physics"_s, u"quantum physics"_s, u"C++"_s});
    const auto third = fixture.addItem(u"Open data portals"_s, {u"open data"_s, u"osint"_s, u"physics"_s});
    fixture.addItems({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, {u"photography"_s});
    fixture.suggest(first, u"philosophy"_s);
    auto &session = fixture.session();
    test::waitFor(session.tags().changePin(fixture.tag(u"reading"_s), 3));
    test::waitFor(session.items().changeNotes(
        first, u"Volume I, chapter 1: atoms in motion.\n\nGood for the seminar in autumn."_s));
    return {first, second, third};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const Theme look(arguments.contains(u"dark"_s) ? SchemeSetting::Dark : SchemeSetting::Light);
    test::SessionFixture fixture;
    const auto items = fill(fixture);
    auto &session = fixture.session();
    session.begin();

    QSplitter window;
    window.setWindowTitle(u"Tagloom inspector gallery"_s);
    window.setHandleWidth(metrics::Hairline);
    auto *middle = new QWidget;
    Theme::setSurface(middle, ColourRole::List);
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new TagBar(session);
    layout->addWidget(bar);
    auto *list = new QListWidget;
    list->setFrameShape(QFrame::NoFrame);
    for (const auto item : items)
        list->addItem(fixture.item(item).title);
    layout->addWidget(list, 1);
    auto *said = new QLabel;
    layout->addWidget(said);
    QObject::connect(&session.notices(), &Notices::said, said, &QLabel::setText);
    QObject::connect(&session.notices(), &Notices::failed, said, &QLabel::setText);
    auto *inspector = new Inspector(session);
    window.addWidget(middle);
    window.addWidget(inspector);
    window.setStretchFactor(0, 1);
    window.resize(1100, 680);
    window.setSizes({780, metrics::InspectorWidth});
    if (arguments.contains(u"several"_s))
        fixture.select(items);
    else if (!arguments.contains(u"none"_s))
        fixture.select({items.first()});
    inspector->links().setExpanded(arguments.contains(u"links"_s));
    window.show();
    if (arguments.contains(u"bar"_s))
        bar->open();
    return QApplication::exec();
}
