// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/tag_attribute.h"

#include "domain/tag_name.h"

#include <QSet>

namespace tagloom::library {

QStringList tagsFromAttribute(const QByteArray &value)
{
    QStringList tags;
    QSet<QString> keys;
    for (const QString &part : QString::fromUtf8(value).split(u',')) {
        const QString name = part.trimmed();
        const QString key = domain::foldedKey(name);
        if (key.isEmpty() || keys.contains(key))
            continue;
        keys.insert(key);
        tags.append(name);
    }
    return tags;
}

QByteArray tagsForAttribute(const QByteArray &old, const QStringList &wanted, const QStringList &removed,
                            QStringList &refused)
{
    QSet<QString> gone;
    for (const QString &name : removed)
        gone.insert(domain::foldedKey(name));
    QStringList tags;
    QSet<QString> keys;
    const QStringList before = tagsFromAttribute(old);
    for (const QString &name : before) {
        if (gone.contains(domain::foldedKey(name)))
            continue;
        tags.append(name);
        keys.insert(domain::foldedKey(name));
    }
    for (const QString &name : wanted) {
        const QString key = domain::foldedKey(name);
        if (keys.contains(key))
            continue;
        if (name.contains(u',')) {
            refused.append(name);
            continue;
        }
        tags.append(name);
        keys.insert(key);
    }
    return tags == before ? old : tags.join(u',').toUtf8();
}

} // namespace tagloom::library
