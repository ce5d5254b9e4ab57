// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/icon.h"

#include "gui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

// A static library's resources are registered by hand; the macro wants the global namespace.
static void registerIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace tagloom::gui {

namespace {

constexpr std::size_t IconCount = static_cast<std::size_t>(IconName::Count);

constexpr std::array<const char16_t *, IconCount> FileNames{{
    u"bookmark",      u"file",
    u"image",         u"book",
    u"note",          u"task",
    u"invoice",       u"course",
    u"tag",           u"tag-plus",
    u"tags",          u"untagged",
    u"hash",          u"pin",
    u"partial",       u"all-of",
    u"any-of",        u"library",
    u"recent",        u"trash",
    u"restore",       u"list",
    u"saved-search",  u"folder-open",
    u"folder",        u"new-library",
    u"add",           u"plus-circle",
    u"search",        u"close",
    u"check",         u"import",
    u"export",        u"open-external",
    u"copy",          u"paste",
    u"edit",          u"settings",
    u"light",         u"dark",
    u"chevron-right", u"chevron-left",
    u"chevron-down",  u"chevron-up",
    u"info",          u"warning",
    u"error",         u"lock",
    u"keyboard",      u"help",
    u"filter",        u"link",
    u"calendar",      u"select-all",
    u"quit",          u"refresh",
    u"command",       u"image-placeholder",
    u"sidebar",       u"inspector",
    u"more",          u"merge",
    u"colour",        u"undo",
    u"redo",          u"history",
    u"window",        u"terminal",
    u"twins",         u"gallery",
}};

// Small icons get a relatively heavier line, so that 16 px does not look faint beside 24 px.
QByteArray strokeWidth(int size)
{
    if (size <= 16)
        return "1.8";
    if (size <= 20)
        return "1.65";
    return size <= 32 ? "1.5" : "1.2";
}

QByteArray svgSource(IconName name, int size)
{
    static const bool registered = (registerIconResources(), true);
    Q_UNUSED(registered)
    QFile file(u":/icons/"_s + iconFileName(name) + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray attribute = "stroke-width=\"" + strokeWidth(size) + '"';
    return file.readAll().replace("stroke-width=\"1.5\"", attribute);
}

/// `size` in device-independent pixels, so that the line's weight does not depend on the screen.
QPixmap rendered(IconName name, int size, qreal devicePixelRatio, const QColor &colour)
{
    const QString key = u"tagloom-icon/%1/%2/%3/%4"_s.arg(static_cast<int>(name))
                            .arg(size)
                            .arg(devicePixelRatio)
                            .arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int devicePixels = qMax(1, qRound(size * devicePixelRatio));
    pixmap = QPixmap(devicePixels, devicePixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svgSource(name, size));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, devicePixels, devicePixels));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class IconEngine final : public QIconEngine
{
public:
    IconEngine(IconName name, std::optional<ColourRole> role)
        : m_name(name)
        , m_role(role)
    { }

    QIconEngine *clone() const override { return new IconEngine(*this); }
    QString key() const override { return u"tagloom"_s; }
    bool isNull() override { return false; }
    QString iconName() override { return iconFileName(m_name); }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        const int side = qMin(size.width(), size.height());
        return {side, side};
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(painter, rect, m_name, colour(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const qreal ratio = scale > 0 ? scale : 1;
        return rendered(m_name, qRound(qMin(size.width(), size.height()) / ratio), ratio, colour(mode, state));
    }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Palette &palette = theme();
        if (mode == QIcon::Disabled)
            return palette.colour(ColourRole::DisabledText);
        if (m_role)
            return palette.colour(*m_role);
        if (state == QIcon::On)
            return palette.colour(ColourRole::Accent);
        return palette.colour(mode == QIcon::Normal ? ColourRole::Icon : ColourRole::Text);
    }

    IconName m_name;
    std::optional<ColourRole> m_role;
};

} // namespace

QString iconFileName(IconName name)
{
    return QString::fromUtf16(FileNames.at(static_cast<std::size_t>(name)));
}

QIcon icon(IconName name)
{
    return QIcon(new IconEngine(name, std::nullopt));
}

QIcon icon(IconName name, ColourRole role)
{
    return QIcon(new IconEngine(name, role));
}

IconName iconForKind(QStringView kindIcon)
{
    const auto found = std::find_if(FileNames.begin(), FileNames.end(),
                                    [&](const char16_t *fileName) { return kindIcon == QStringView(fileName); });
    return found == FileNames.end() ? IconName::File : static_cast<IconName>(found - FileNames.begin());
}

void paintIcon(QPainter *painter, const QRect &rect, IconName name, const QColor &colour)
{
    const int side = qMin(rect.width(), rect.height());
    if (side <= 0)
        return;
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    painter->drawPixmap(square.topLeft(), rendered(name, side, ratio, colour));
}

} // namespace tagloom::gui
