// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_menus.h"

#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace tagloom::gui {

using domain::TagId;

namespace {

/// More than these are not asked one by one: a row of the model takes microseconds.
constexpr qsizetype mostLookedAt = 1000;

QIcon drawnIcon(const QPen &pen, const QBrush &brush)
{
    // Drawn at twice its size, which is sharp on the screens there are.
    QPixmap picture(2 * metrics::IconSmall, 2 * metrics::IconSmall);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(brush);
    const int gap = metrics::Tight + pen.width() / 2;
    painter.drawEllipse(picture.rect().adjusted(gap, gap, -gap, -gap));
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

QIcon dotIcon(const QColor &colour)
{
    return drawnIcon(Qt::NoPen, colour);
}

QIcon ringIcon(const QColor &colour)
{
    return drawnIcon(QPen(colour, 2 * metrics::FocusRing), Qt::NoBrush);
}

std::optional<QString> sharedColour(Session &session, const QList<TagId> &tags)
{
    if (tags.isEmpty() || tags.size() > mostLookedAt)
        return std::nullopt;
    const QString first = session.tagsModel().colour(tags.first());
    const bool same = std::all_of(tags.begin(), tags.end(), [&](TagId tag) {
        return session.tagsModel().colour(tag).compare(first, Qt::CaseInsensitive) == 0;
    });
    return same ? std::optional(first) : std::nullopt;
}

QMenu *addPinMenu(QMenu &menu, Session &session, const QList<TagId> &tags)
{
    auto *pins = menu.addMenu(icon(IconName::Pin), QObject::tr("Pin to &key"));
    pins->setEnabled(!session.library().isReadOnly());
    if (tags.size() != 1) {
        pins->addAction(QObject::tr("&Free keys"), &session,
                        [&session, tags] { session.notices().follow(session.tags().pinToFreeKeys(tags)); });
        pins->addAction(QObject::tr("N&o key"), &session,
                        [&session, tags] { session.notices().follow(session.tags().unpin(tags)); });
        return pins;
    }
    const TagId tag = tags.first();
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
    add(QObject::tr("N&o key"), std::nullopt);
    return pins;
}

QMenu *addColourMenu(QMenu &menu, Session &session, const QList<TagId> &tags)
{
    auto *colours = menu.addMenu(icon(IconName::Colour), QObject::tr("&Colour"));
    auto *group = new QActionGroup(colours);
    const std::optional<QString> now = sharedColour(session, tags);
    const QString key = tags.size() == 1 ? session.tagsModel().key(tags.first()) : QString();
    const auto add = [&](const QString &text, const QString &hex) {
        const QColor dot = theme().chip(hex, key).dot;
        QAction *action = colours->addAction(hex.isEmpty() ? ringIcon(dot) : dotIcon(dot), text);
        action->setCheckable(true);
        action->setChecked(now && hex.compare(*now, Qt::CaseInsensitive) == 0);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, &session,
                         [&session, tags, hex] { session.notices().follow(session.tags().changeColour(tags, hex)); });
    };
    add(QObject::tr("By its &name"), QString());
    colours->addSeparator();
    const auto pickable = Palette::pickableColours();
    for (const PickableColour &colour : pickable)
        add(colour.name, colour.hex);
    colours->setEnabled(!session.library().isReadOnly());
    return colours;
}

} // namespace tagloom::gui
