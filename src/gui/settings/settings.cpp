// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/settings.h"

#include <QFileInfo>

#include <algorithm>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

namespace {

const QString RecentKey = u"libraries/recent"_s;

QString shortcutKey(const QString &action)
{
    return u"shortcuts/"_s + action;
}

template <class T> T within(const Option<T> &option, const QVariant &stored)
{
    if (!stored.isValid() || !stored.canConvert<T>())
        return option.initial;
    const T value = stored.value<T>();
    return value < option.least || value > option.most ? option.initial : value;
}

} // namespace

Settings::Settings(QObject *parent)
    : QObject(parent)
    , m_store(QSettings::IniFormat, QSettings::UserScope, u"tagloom"_s, u"tagloom"_s)
{ }

bool Settings::value(const Option<bool> &option) const
{
    return within(option, m_store.value(QLatin1String(option.key)));
}

int Settings::value(const Option<int> &option) const
{
    const QVariant stored = m_store.value(QLatin1String(option.key));
    bool isNumber = false;
    stored.toInt(&isNumber);
    return isNumber ? within(option, stored) : option.initial;
}

QString Settings::value(const Option<QString> &option) const
{
    return m_store.value(QLatin1String(option.key), option.initial).toString();
}

QStringList Settings::value(const Option<QStringList> &option) const
{
    return m_store.value(QLatin1String(option.key), option.initial).toStringList();
}

QByteArray Settings::value(const Option<QByteArray> &option) const
{
    return m_store.value(QLatin1String(option.key), option.initial).toByteArray();
}

QList<int> Settings::value(const Option<QList<int>> &option) const
{
    QList<int> numbers;
    const QStringList stored = m_store.value(QLatin1String(option.key)).toStringList();
    for (const QString &text : stored) {
        bool isNumber = false;
        const int number = text.toInt(&isNumber);
        if (!isNumber || number < option.least.first() || number > option.most.first())
            return option.initial;
        numbers.append(number);
    }
    return numbers.isEmpty() ? option.initial : numbers;
}

QVariant Settings::toStored(const QList<int> &value)
{
    QStringList texts;
    for (const int number : value)
        texts.append(QString::number(number));
    return texts;
}

QStringList Settings::recentLibraries() const
{
    QStringList paths = m_store.value(RecentKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void Settings::addRecentLibrary(const QString &path)
{
    QStringList paths = m_store.value(RecentKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    m_store.setValue(RecentKey, QStringList(paths.first(std::min<qsizetype>(paths.size(), MostRecentLibraries))));
    Q_EMIT recentLibrariesChanged();
}

void Settings::clearRecentLibraries()
{
    m_store.remove(RecentKey);
    Q_EMIT recentLibrariesChanged();
}

std::optional<QList<QKeySequence>> Settings::shortcuts(const QString &action) const
{
    const QVariant stored = m_store.value(shortcutKey(action));
    if (!stored.isValid())
        return std::nullopt;
    QList<QKeySequence> keys;
    const QStringList texts = stored.toStringList();
    for (const QString &text : texts) {
        if (const QKeySequence key(text, QKeySequence::PortableText); !key.isEmpty())
            keys.append(key);
    }
    return keys;
}

void Settings::setShortcuts(const QString &action, const std::optional<QList<QKeySequence>> &keys)
{
    if (!keys) {
        m_store.remove(shortcutKey(action));
        return;
    }
    QStringList texts;
    for (const QKeySequence &key : *keys)
        texts.append(key.toString(QKeySequence::PortableText));
    m_store.setValue(shortcutKey(action), texts.isEmpty() ? QStringList{QString()} : texts);
}

} // namespace tagloom::gui
