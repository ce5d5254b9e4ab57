// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/detail_service.h"

#include "library/exporter.h"
#include "library/history_service.h"
#include "library/item_service.h"
#include "library/kind_service.h"
#include "library/open_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::DetailField;
using domain::ErrorCode;
using domain::ItemDetails;
using domain::ItemId;
using library::DetailService;
using test::sure;

class DetailServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
        m_open = test::openLibrary(m_temporary->path());
    }

    void namesWhatItDid()
    {
        const ItemId task = add(domain::taskKind);
        const ItemId other = add(domain::taskKind);
        DetailService details(*m_open);
        QCOMPARE(sure(details.change({task}, {{DetailField::Due, u"2024-05-31"_s}})), 1);
        QCOMPARE(sure(details.setDone({task, other}, QDate(2024, 6, 1))), 2);
        QCOMPARE(sure(details.setDone({task}, {})), 1);
        QCOMPARE(sure(details.convert({task, other}, domain::invoiceKind)), 2);
        const auto kind = sure(library::KindService(*m_open).create(u"Recipe"_s, u"note"_s));
        sure(library::KindService(*m_open).rename(kind, u"Meal"_s));
        sure(library::KindService(*m_open).remove(kind));
        QStringList labels;
        for (const auto &made : sure(library::HistoryService(*m_open).entries({}, {}, 7)))
            labels.prepend(made.label);
        QCOMPARE(labels,
                 (QStringList{u"Change the due"_s, u"Mark 2 tasks as done"_s, u"Mark 1 task as not done"_s,
                              u"Change the kind of 2 items to invoice"_s, u"Make the kind “Recipe”"_s,
                              u"Rename a kind to “Meal”"_s, u"Delete a kind"_s}));
    }

    void changesThoseWhoseKindHasIt()
    {
        const ItemId book = add(domain::bookKind);
        const ItemId note = add(domain::noteKind);
        DetailService details(*m_open);
        QCOMPARE(sure(details.change({book, note}, {{DetailField::Year, u"1968"_s}, {DetailField::Due, u"today"_s}})),
                 1);
        QCOMPARE(read(book).year, 1968);
        QVERIFY(read(note).isEmpty());
        QCOMPARE(details.change({note}, {{DetailField::Year, u"1968"_s}}).result().error().code,
                 ErrorCode::InvalidInput);
    }

    void changesNothingIfAnythingIsWrong()
    {
        const ItemId book = add(domain::bookKind);
        const auto refused =
            DetailService(*m_open)
                .change({book}, {{DetailField::Year, u"1968"_s}, {DetailField::Isbn, u"9780306406158"_s}})
                .result();
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().message.startsWith(u"ISBN: "_s));
        QVERIFY(read(book).isEmpty());
    }

    void convertsInOneEntryThatIsUndone()
    {
        const ItemId task = add(domain::taskKind);
        DetailService details(*m_open);
        sure(details.change({task}, {{DetailField::Due, u"2024-05-31"_s}, {DetailField::Done, u"2024-06-01"_s}}));
        const ItemDetails before = read(task);
        const auto loss = sure(details.lossOfConversion({task}, domain::invoiceKind));
        QCOMPARE(library::toSentence(loss), u"1 item would lose Done."_s);
        QCOMPARE(library::toSentence({}), QString());
        sure(details.convert({task}, domain::invoiceKind));
        QCOMPARE(read(task).due, before.due);
        QVERIFY(!read(task).done.isValid());
        sure(library::HistoryService(*m_open).undo());
        QCOMPARE(read(task), before);
    }

    void comesBackFromAnExport()
    {
        DetailService details(*m_open);
        const ItemId book = add(domain::bookKind);
        sure(details.change({book}, {{DetailField::Authors, u"Ann; Bob"_s}, {DetailField::Isbn, u"0306406152"_s}}));
        const ItemId invoice = add(domain::invoiceKind);
        sure(details.change({invoice}, {{DetailField::Amount, u"12.50 EUR"_s}, {DetailField::Paid, u"2024-05-31"_s}}));
        const QString path = m_temporary->folder() + u"/out.jsonl"_s;
        sure(library::Exporter(*m_open).toFile(path, {}, library::makeJob()));
        const test::TemporaryLibrary empty;
        const auto copy = test::openLibrary(empty.path());
        const auto report = sure(library::Importer(*copy).run({path}, {}, library::makeJob()));
        QVERIFY(report.skipped.isEmpty() && report.changed.isEmpty());
        QCOMPARE(sure(store::readDetails(copy->connection(), book)), read(book));
        QCOMPARE(sure(store::readDetails(copy->connection(), invoice)), read(invoice));
        // Once more changes nothing.
        const QStringList once = test::dumpOf(*copy);
        sure(library::Importer(*copy).run({path}, {}, library::makeJob()));
        QCOMPARE(test::dumpOf(*copy), once);
    }

private:
    ItemId add(domain::KindId kind)
    {
        return sure(library::ItemService(*m_open).add({{kind, u"Item"_s + QString::number(++m_count), {}, {}}})).ids[0];
    }
    ItemDetails read(ItemId id) { return sure(store::readDetails(m_open->connection(), id)); }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(DetailServiceTest)
#include "detail_service_test.moc"
