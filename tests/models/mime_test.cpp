// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mime.h"

#include <QDataStream>
#include <QMimeData>
#include <QtTest>

using namespace tagloom;
using domain::ItemId;
using domain::TagId;

class MimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsIdsBackInOrderAndOnce();
    void refusesIdsOfAnotherLibrary();
    void refusesWhatIsDamaged_data();
    void refusesWhatIsDamaged();
    void refusesWhatIsCutAnywhere();
};

static const QString path = QStringLiteral("/home/ann/Bücher.tagloom");

void MimeTest::bringsIdsBackInOrderAndOnce()
{
    QMimeData data;
    models::putItems(&data, path, {ItemId{3}, ItemId{1}, ItemId{3}});
    models::putTags(&data, path, {TagId{7}});
    QCOMPARE(models::takeItems(&data, path).value(), (QList<ItemId>{ItemId{3}, ItemId{1}}));
    models::putSavedSearch(&data, path, domain::SavedSearchId{5});
    QCOMPARE(models::takeTags(&data, path).value(), (QList<TagId>{TagId{7}}));
    QCOMPARE(models::takeSavedSearch(&data, path), std::optional(domain::SavedSearchId{5}));
    QVERIFY(!models::takeItems(nullptr, path));
    const QMimeData none;
    QVERIFY(!models::takeItems(&none, path));
}

void MimeTest::refusesIdsOfAnotherLibrary()
{
    QMimeData data;
    models::putItems(&data, path, {ItemId{3}});
    models::putSavedSearch(&data, path, domain::SavedSearchId{5});
    QVERIFY(!models::takeItems(&data, QStringLiteral("/home/ann/other.tagloom")));
    QVERIFY(!models::takeSavedSearch(&data, QStringLiteral("/home/ann/other.tagloom")));
}

void MimeTest::refusesWhatIsDamaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto bytes = [](quint32 mark, quint32 pathLength, const QByteArray &pathBytes, quint32 count,
                          QList<qint64> ids) {
        QByteArray result;
        QDataStream stream(&result, QIODevice::WriteOnly);
        stream << mark << pathLength;
        stream.writeRawData(pathBytes.constData(), int(pathBytes.size()));
        stream << count;
        for (const qint64 id : ids)
            stream << id;
        return result;
    };
    const QByteArray utf8 = path.toUtf8();
    const quint32 length = quint32(utf8.size());
    QTest::addRow("empty") << QByteArray();
    QTest::addRow("text") << QByteArray("1,2,3");
    QTest::addRow("another mark") << bytes(1, length, utf8, 1, {1});
    QTest::addRow("path longer than all") << bytes(0x544c4944, 0xfffffffe, utf8, 1, {1});
    QTest::addRow("no path") << bytes(0x544c4944, 0xffffffff, {}, 1, {1});
    QTest::addRow("more ids said than there") << bytes(0x544c4944, length, utf8, 0xffffffff, {1});
    QTest::addRow("fewer ids said than there") << bytes(0x544c4944, length, utf8, 1, {1, 2});
    QTest::addRow("negative id") << bytes(0x544c4944, length, utf8, 1, {-1});
    QTest::addRow("id 0") << bytes(0x544c4944, length, utf8, 1, {0});
    QTest::addRow("no ids") << bytes(0x544c4944, length, utf8, 0, {});
}

void MimeTest::refusesWhatIsDamaged()
{
    QFETCH(QByteArray, bytes);
    QMimeData data;
    data.setData(models::itemsMimeType(), bytes);
    QVERIFY(!models::takeItems(&data, path));
}

void MimeTest::refusesWhatIsCutAnywhere()
{
    QMimeData whole;
    models::putItems(&whole, path, {ItemId{1}, ItemId{2}});
    const QByteArray bytes = whole.data(models::itemsMimeType());
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        QMimeData cut;
        cut.setData(models::itemsMimeType(), bytes.left(length));
        QVERIFY(!models::takeItems(&cut, path));
    }
}

QTEST_GUILESS_MAIN(MimeTest)
#include "mime_test.moc"
