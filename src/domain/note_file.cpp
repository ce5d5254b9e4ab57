// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/note_file.h"

#include <QCryptographicHash>
#include <QStringDecoder>

#include <algorithm>

namespace tagloom::domain {

QString toWord(FolderTags folders)
{
    switch (folders) {
    case FolderTags::All:
        return QStringLiteral("all");
    case FolderTags::Leaf:
        return QStringLiteral("leaf");
    case FolderTags::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

std::optional<FolderTags> folderTagsFromWord(QStringView word)
{
    for (const FolderTags folders : {FolderTags::All, FolderTags::Leaf, FolderTags::None}) {
        if (word == toWord(folders))
            return folders;
    }
    return std::nullopt;
}

bool isNotePath(QStringView path)
{
    if (path.isEmpty() || path.startsWith(u'/'))
        return false;
    const auto isBad = [](QChar character) {
        return character == u'\\' || character.category() == QChar::Other_Control;
    };
    if (std::any_of(path.begin(), path.end(), isBad))
        return false;
    for (const QStringView part : path.split(u'/')) {
        if (part.isEmpty() || part == u"." || part == u"..")
            return false;
    }
    return true;
}

bool isKeptAsText(const QByteArray &content)
{
    if (content.contains('\0') || content.startsWith("\xEF\xBB\xBF"))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(content);
    return !decoder.hasError() && !text.isNull();
}

QString contentHash(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

} // namespace tagloom::domain
