// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/detail_store.h"
#include "store/file_store.h"
#include "store/list_entry_store.h"
#include "store/list_store.h"
#include "store/statement.h"
#include "support/random_query.h"
#include "support/store_steps.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTimeZone>

namespace tagloom::test {

/// What random libraries and the queries of them are made of.
struct RandomLibrary
{
    static constexpr qint64 day = qint64{24} * 3600 * 1000;

    QStringList words{
        QStringLiteral("Quark"),    QStringLiteral("quarks"), QStringLiteral("gluon"),   QStringLiteral("glue"),
        QStringLiteral("of"),       QStringLiteral("a"),      QStringLiteral("Physics"), QStringLiteral("phys"),
        QStringLiteral("C++"),      QStringLiteral("don't"),  QStringLiteral("x"),       QStringLiteral("ärz"),
        QStringLiteral("Ärzte"),    QStringLiteral("2024"),   QStringLiteral("100%"),    QStringLiteral("a_b"),
        QStringLiteral("数学入門"), QStringLiteral("数学"),   QStringLiteral("🎉"),       QStringLiteral("&")};
    QStringList tagNames{QStringLiteral("physics"), QStringLiteral("to read"), QStringLiteral("C++"),
                         QStringLiteral("of late"), QStringLiteral("Ärzte"),   QStringLiteral("quark soup"),
                         QStringLiteral("x"),       QStringLiteral("2024"),    QStringLiteral("数学")};
    QList<domain::TagId> tags;
    QList<domain::ItemId> items;

    /// Fills an empty library, with aliases, tags below each other, links of all sorts, items in the trash and twice,
    /// and one id that is far from the others.
    static RandomLibrary fill(store::Connection &connection, QRandomGenerator &random, qint64 now)
    {
        RandomLibrary made;
        write(connection, [&](store::Transaction &transaction) {
            made.addTags(transaction, random);
            sure(store::Statement(transaction.connection(),
                                  QStringLiteral("INSERT INTO item_kinds (name) VALUES ('My Kind')"))
                     .run());
            for (int i = random.bounded(1, 120); i > 0; --i)
                made.addItem(transaction, random, now);
            made.addLists(transaction, random);
        });
        return made;
    }

    QueryVocabulary vocabulary() const
    {
        QStringList phrases = words;
        phrases += QStringList{QStringLiteral("quark gluon"), QStringLiteral("of a"), QStringLiteral("a x C++"),
                               QStringLiteral("place:"), QStringLiteral("例え")};
        QStringList names = tagNames;
        names += QStringList{QStringLiteral("alias 1"), QStringLiteral("Alias_2"), QStringLiteral("to_read"),
                             QStringLiteral("none")};
        QStringList searched = words;
        searched += QStringList{QStringLiteral("host.example/x"), QStringLiteral("https://host.example"),
                                QStringLiteral("host"),           QStringLiteral("example"),
                                QStringLiteral("ÄRZTE"),          QStringLiteral("学入")};
        return {searched,
                phrases,
                names,
                {QStringLiteral("bookmark"), QStringLiteral("NOTE"), QStringLiteral("task"), QStringLiteral("my kind"),
                 QStringLiteral("none")},
                tags + QList{domain::TagId{4711}},
                {QStringLiteral("today"), QStringLiteral("yesterday"), QStringLiteral("7d"), QStringLiteral("2w"),
                 QStringLiteral("1m"), QStringLiteral("1y"), QStringLiteral("2023"), QStringLiteral("2024-02"),
                 QStringLiteral("2024-02-10"), QStringLiteral("tomorrow")},
                {QStringLiteral("To Read"), QStringLiteral("courses"), QStringLiteral("CAFÉ"), QStringLiteral("none")}};
    }

private:
    QString sentence(QRandomGenerator &random, int length) const
    {
        QStringList picked;
        for (int i = 0; i < length; ++i)
            picked.append(pick(words, random));
        return picked.join(u' ');
    }

    void addTags(store::Transaction &transaction, QRandomGenerator &random)
    {
        for (const QString &text : tagNames) {
            tags.append(sure(store::createTag(transaction, name(text))));
            if (random.bounded(3) == 0)
                sure(store::addTagAlias(transaction, tags.last(), name(QStringLiteral("alias %1").arg(tags.size()))));
            for (int i = random.bounded(2); i > 0 && tags.size() > 1; --i)
                sure(store::addTagParent(transaction, tags.last(), tags[random.bounded(int(tags.size()) - 1)]));
        }
    }

    void addDetails(store::Transaction &transaction, domain::ItemId id, domain::KindId kind, QRandomGenerator &random,
                    qint64 now)
    {
        const QDate today = QDateTime::fromMSecsSinceEpoch(now, QTimeZone::utc()).date();
        const auto someDay = [&] {
            return random.bounded(3) == 0 ? QDate() : today.addDays(random.bounded(40) - 20);
        };
        domain::ItemDetails details;
        if (random.bounded(3) != 0)
            details.authors = sure(domain::usableAuthors({sentence(random, 2), pick(words, random)}));
        if (random.bounded(3) != 0)
            details.year = 1990 + random.bounded(5);
        if (random.bounded(3) != 0)
            details.amount = domain::Amount{
                random.bounded(-20, 20) * 625,
                pick({QStringLiteral("EUR"), QStringLiteral("JPY"), QStringLiteral("KWD"), QStringLiteral("CLF")},
                     random)};
        details.due = someDay();
        if (random.bounded(3) == 0) {
            details.done = someDay();
            details.paid = someDay();
        }
        if (random.bounded(3) != 0)
            details.publisher =
                pick({QStringLiteral("press"), QStringLiteral("PRESS"), QStringLiteral("Éditions")}, random);
        if (random.bounded(3) != 0)
            details.isbn = pick({QStringLiteral("9780306406157"), QStringLiteral("9783161484100")}, random);
        if (random.bounded(3) != 0)
            details.number = QString::number(random.bounded(20));
        details.issued = someDay();
        sure(store::insertDetails(transaction, id, kind, details));
    }

    static void addFile(store::Transaction &transaction, domain::ItemId id, QRandomGenerator &random, qint64 now)
    {
        domain::FileDetails file;
        file.size = QList<qint64>{0, 999, 1000, 1'500'000, 4'000'000'000}[random.bounded(5)];
        file.modifiedAt = now - random.bounded(1000);
        file.mime = pick({QStringLiteral("image/png"), QStringLiteral("application/pdf"), QStringLiteral("text/plain"),
                          QStringLiteral("image/jpeg")},
                         random);
        if (file.size > 0)
            file.fingerprint = QStringLiteral("w1:") + QString(64, QChar(u'a' + random.bounded(6)));
        if (random.bounded(3) == 0)
            file.missingSince = now;
        sure(store::setFileDetails(transaction, id, file));
    }

    void addItem(store::Transaction &transaction, QRandomGenerator &random, qint64 now)
    {
        QString url;
        switch (random.bounded(5)) {
        case 4:
            url = domain::fileUrlOf(QStringLiteral("/home/someone/") + sentence(random, 2));
            break;
        case 0:
            url = QStringLiteral("place:") + sentence(random, 2).replace(u' ', u'/');
            break;
        case 1:
            url = QStringLiteral("https://www.host.example/") + pick(words, random);
            break;
        case 2:
            url = QStringLiteral("https://host.example/twice");
        }
        const QString notes = random.bounded(3) == 0 ? sentence(random, 6) : QString();
        const domain::KindId kind{random.bounded(1, 10)};
        const domain::ItemDraft draft{kind, sentence(random, random.bounded(1, 5)), url, notes};
        domain::ItemId id = sure(store::addItem(transaction, draft));
        // Few different times, so that ids have to decide. Half a day off, so that no time is a border.
        const qint64 created = now - random.bounded(60) * day - day / 2 - random.bounded(3) * 300 * day;
        const qint64 updated = now - random.bounded(5) * day - day / 2;
        const domain::ItemId kept = id;
        if (items.size() == 3)
            id.value = (qint64{1} << 60) + 5;
        sure(store::Statement(transaction.connection(),
                              QStringLiteral("UPDATE items SET created_at = ?, updated_at = ? WHERE id = ?"))
                 .run(created, updated, kept));
        if (id != kept)
            moveItem(transaction, kept, id);
        addDetails(transaction, id, kind, random, now);
        if (url.startsWith(QLatin1String("file:")) && random.bounded(4) != 0)
            addFile(transaction, id, random, now);
        for (int link = random.bounded(4); link > 0; --link)
            addLink(transaction, id, random, now);
        if (random.bounded(6) == 0)
            sure(store::trashItems(transaction, {id}));
        items.append(id);
    }

    /// Full text follows an item that is deleted and inserted, not one whose id changes.
    static void moveItem(store::Transaction &transaction, domain::ItemId from, domain::ItemId to)
    {
        const auto run = [&](const QString &sql) {
            sure(store::Statement(transaction.connection(), sql).run(from, to));
        };
        run(QStringLiteral(
            "INSERT INTO items SELECT ?2, kind_id, title, url, url_key, created_at, updated_at, trashed_at "
            "FROM items WHERE id = ?1"));
        run(QStringLiteral("INSERT INTO item_notes SELECT ?2, body FROM item_notes WHERE item_id = ?1"));
        sure(store::Statement(transaction.connection(), QStringLiteral("DELETE FROM items WHERE id = ?")).run(from));
    }

    /// Entries of any status with progress, grades and attempts.
    void addLists(store::Transaction &transaction, QRandomGenerator &random) const
    {
        const QList<std::pair<QString, domain::ListTemplate>> lists{
            {QStringLiteral("To read"), domain::ListTemplate::Reading},
            {QStringLiteral("Courses"), domain::ListTemplate::Courses},
            {QStringLiteral("Café"), domain::ListTemplate::Plain}};
        for (const auto &[listName, listTemplate] : lists) {
            domain::List list;
            list.name = listName;
            list.listTemplate = listTemplate;
            const domain::ListId id = sure(store::createList(transaction, list));
            for (const domain::ItemId item : items) {
                for (int attempt = 1; attempt <= random.bounded(4) - 1; ++attempt) {
                    domain::ListEntry entry;
                    entry.list = id;
                    entry.item = item;
                    entry.attempt = attempt;
                    const auto statuses = domain::statusesOf(listTemplate);
                    entry.status = statuses[random.bounded(int(statuses.size()))];
                    entry.progress = random.bounded(5) * 25;
                    if (random.bounded(2) == 0)
                        entry.grade = random.bounded(10) / 2.0;
                    sure(store::appendListEntry(transaction, entry));
                }
            }
        }
    }

    void addLink(store::Transaction &transaction, domain::ItemId item, QRandomGenerator &random, qint64 now) const
    {
        const QStringList statuses{QStringLiteral("confirmed"), QStringLiteral("confirmed"),
                                   QStringLiteral("suggested"), QStringLiteral("rejected")};
        const QStringList sources{QStringLiteral("user"), QStringLiteral("import"), QStringLiteral("rule"),
                                  QStringLiteral("suggestion")};
        const double confidence = random.bounded(3) == 0 ? -1.0 : random.bounded(11) / 10.0;
        sure(store::Statement(
                 transaction.connection(),
                 QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) "
                                "VALUES (?, ?, ?, ?, nullif(?, -1.0), ?) ON CONFLICT (item_id, tag_id) DO NOTHING"))
                 .run(item, tags[random.bounded(int(tags.size()))], pick(sources, random), pick(statuses, random),
                      confidence, now - random.bounded(60) * day - day / 2));
    }
};

} // namespace tagloom::test
