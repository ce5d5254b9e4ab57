// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_menus.h"

#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

namespace tagloom::gui {

using domain::TagId;

namespace {

QIcon dotIcon(const QColor &colour)
{
    // Drawn at twice its size, which is sharp on the screens there are.
    QPixmap picture(2 * metrics::IconSmall, 2 * metrics::IconSmall);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(picture.rect().adjusted(metrics::Tight, metrics::Tight, -metrics::Tight, -metrics::Tight));
    painter.end();
    picture.setDevicePixelRatio(2);
    return QIcon(picture);
}

/// A menu takes "&" for the mark of a key.
QString plain(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

} // namespace

QMenu *addPinMenu(QMenu &menu, Session &session, TagId tag)
{
    auto *pins = menu.addMenu(icon(IconName::Pin), QObject::tr("Pin to &Key"));
    auto *group = new QActionGroup(pins);
    const int now = session.tagsModel().pin(tag);
    const auto add = [&](const QString &text, std::optional<int> pin) {
        QAction *action = pins->addAction(text);
        action->setCheckable(true);
        action->setChecked(now == pin.value_or(0));
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &session,
                         [&session, tag, pin] { session.notices().follow(session.tags().changePin(tag, pin)); });
    };
    for (int pin = 1; pin <= 9; ++pin) {
        const TagId holder = session.tagsModel().pinned(pin);
        const QString name = holder.isValid() ? plain(session.tagsModel().name(holder)) : QString();
        add(name.isEmpty() ? QObject::tr("&%1").arg(pin) : QObject::tr("&%1   %2").arg(QString::number(pin), name),
            pin);
        // The name beside it says why: one key, one tag.
        pins->actions().constLast()->setEnabled(!holder.isValid() || holder == tag);
    }
    pins->addSeparator();
    add(QObject::tr("N&o Key"), std::nullopt);
    pins->setEnabled(!session.library().isReadOnly());
    return pins;
}

QMenu *addColourMenu(QMenu &menu, Session &session, TagId tag)
{
    auto *colours = menu.addMenu(icon(IconName::Colour), QObject::tr("&Colour"));
    auto *group = new QActionGroup(colours);
    const QString now = session.tagsModel().colour(tag);
    const QString key = session.tagsModel().key(tag);
    const auto add = [&](const QString &text, const QString &hex) {
        QAction *action = colours->addAction(dotIcon(theme().chip(hex, key).dot), text);
        action->setCheckable(true);
        action->setChecked(hex.compare(now, Qt::CaseInsensitive) == 0);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &session,
                         [&session, tag, hex] { session.notices().follow(session.tags().changeColour(tag, hex)); });
    };
    add(QObject::tr("By Its &Name"), QString());
    colours->addSeparator();
    const auto pickable = Palette::pickableColours();
    for (const PickableColour &colour : pickable)
        add(colour.name, colour.hex);
    colours->setEnabled(!session.library().isReadOnly());
    return colours;
}

} // namespace tagloom::gui
