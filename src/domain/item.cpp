// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/item.h"

#include "domain/text.h"
#include "domain/url.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace tagloom::domain {

Result<QString> usableTitle(const QString &title, const QString &url)
{
    if (QString text = oneLine(title); !text.isEmpty())
        return text;
    const QString address = oneLine(url);
    if (schemeOf(address) == QLatin1String("file")) {
        if (const QString name = QUrl(address).fileName(); !name.isEmpty())
            return name;
    }
    if (!address.isEmpty())
        return address;
    return Error{ErrorCode::InvalidInput, QStringLiteral("An item needs a title or an address. Type one of them.")};
}

ItemDraft draftFromText(const QString &text, const QString &folder)
{
    ItemDraft draft;
    const QString line = oneLine(text);
    if (schemeOf(line) == QLatin1String("file") || !looksLikeUrl(line)) {
        const QUrl url(line);
        const QString path = url.isLocalFile() ? url.toLocalFile() : line;
        const QFileInfo file(QDir(folder.isEmpty() ? QDir::currentPath() : folder), path);
        if (url.isLocalFile() || (!path.isEmpty() && file.exists())) {
            draft.kind = fileKind;
            draft.title = file.fileName();
            draft.url = QUrl::fromLocalFile(QDir::cleanPath(file.absoluteFilePath())).toString(QUrl::FullyEncoded);
            return draft;
        }
        draft.kind = noteKind;
        draft.title = line.left(200);
        if (!draft.title.isEmpty() && draft.title.back().isHighSurrogate())
            draft.title.chop(1);
        if (storableText(text).trimmed() != draft.title)
            draft.notes = storableText(text).trimmed();
        return draft;
    }
    draft.url = line.startsWith(QLatin1String("www."), Qt::CaseInsensitive) ? QLatin1String("https://") + line : line;
    return draft;
}

} // namespace tagloom::domain
