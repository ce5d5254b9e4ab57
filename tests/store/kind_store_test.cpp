// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/kind_store.h"

#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::KindId;
using store::Transaction;
using test::sure;

class KindStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void makesRenamesAndDeletesOnesOwn()
    {
        KindId id;
        QVERIFY(write([&](Transaction &t) { id = sure(store::createKind(t, u" Rezept "_s, u"book"_s)); }).everything);
        QVERIFY(write([&](Transaction &t) { sure(store::renameKind(t, id, u"rezept"_s)); }).everything);
        QVERIFY(write([&](Transaction &t) { sure(store::changeKindIcon(t, id, u"list"_s)); }).everything);
        QVERIFY(write([&](Transaction &t) { sure(store::changeKindIcon(t, id, u"list"_s)); }).isEmpty());
        const domain::Kind kind{id, u"rezept"_s, u"list"_s};
        QCOMPARE(sure(store::readKinds(*m_connection)).constLast(), kind);
        const auto item = test::addItem(*m_connection, {id, u"Soup"_s, {}, {}});
        QCOMPARE(sure(store::countItemsByKind(*m_connection)).value(id), 1);
        write([&](Transaction &t) { QCOMPARE(store::deleteKind(t, id).error().code, ErrorCode::Conflict); });
        write([&](Transaction &t) { sure(store::changeKind(t, item, domain::noteKind)); });
        write([&](Transaction &t) { sure(store::deleteKind(t, id)); });
        QCOMPARE(sure(store::readKinds(*m_connection)).size(), 8);
    }

    void refuses()
    {
        write([&](Transaction &t) {
            const KindId id = sure(store::createKind(t, u"Rezept"_s, {}));
            QCOMPARE(store::createKind(t, u"BOOK"_s, {}).error().code, ErrorCode::Conflict);
            QCOMPARE(store::createKind(t, u" "_s, {}).error().code, ErrorCode::InvalidInput);
            QCOMPARE(store::createKind(t, QString(51, u'x'), {}).error().code, ErrorCode::InvalidInput);
            QCOMPARE(store::renameKind(t, id, u"Book"_s).error().code, ErrorCode::Conflict);
            QCOMPARE(store::renameKind(t, domain::bookKind, u"tome"_s).error().code, ErrorCode::InvalidInput);
            QCOMPARE(store::deleteKind(t, domain::bookKind).error().code, ErrorCode::InvalidInput);
            QCOMPARE(store::deleteKind(t, {99}).error().code, ErrorCode::NotFound);
        });
    }

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(KindStoreTest)
#include "kind_store_test.moc"
