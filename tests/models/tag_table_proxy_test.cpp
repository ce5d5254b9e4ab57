// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tag_table_proxy.h"

#include "library/tag_care_service.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "open_library.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::TagId;
using models::TagTableProxy;
using test::OpenLibrary;

class TagTableProxyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_tester.reset();
        m_rows.reset();
        m_tags.reset();
        m_library = std::make_unique<OpenLibrary>(12, 5, 1);
        m_tags = std::make_unique<models::TagsModel>(**m_library);
        m_tags->load();
        m_rows = std::make_unique<TagTableProxy>(**m_library, *m_tags);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_rows.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(m_rows->rowCount(), 5);
        QTRY_VERIFY(m_rows->knowsLastUses());
    }
    void cleanup()
    {
        m_tester.reset();
        m_rows.reset();
    }

    void showsWhatIsKnownOfATag()
    {
        done(tags().addAlias(TagId{2}, u"second"_s));
        done(tags().addParent({TagId{2}}, TagId{1}));
        done(tags().changeDescription(TagId{2}, u"one\ntwo"_s));
        QTRY_COMPARE(cell(2, TagTableProxy::ParentsColumn), u"tag 1"_s);
        QCOMPARE(cell(2, TagTableProxy::NameColumn), u"tag 2"_s);
        QCOMPARE(cell(2, TagTableProxy::CountColumn), u"3"_s);
        QCOMPARE(cell(2, TagTableProxy::AliasesColumn), u"second"_s);
        QCOMPARE(cell(2, TagTableProxy::SlugColumn), u"tag-2"_s);
        QCOMPARE(cell(2, TagTableProxy::DescriptionColumn), u"one two"_s);
        QVERIFY(!cell(2, TagTableProxy::LastUseColumn).isEmpty());
        QCOMPARE(m_rows->lastUse(TagId{2}), 1700000000000);
        QVERIFY(cell(2, TagTableProxy::PinColumn).isEmpty());
    }

    void sortsAndFiltersWithoutLosingTheChosenRows()
    {
        QItemSelectionModel selection(m_rows.get());
        selection.select(m_rows->index(m_rows->rowOf(TagId{4}), 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        const QSignalSpy resets(m_rows.get(), &QAbstractItemModel::modelReset);
        m_rows->sort(TagTableProxy::NameColumn, Qt::DescendingOrder);
        QTRY_COMPARE(m_rows->tagAt(0), TagId{5});
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(m_rows->tagAt(selection.selectedRows().first().row()), TagId{4});
        m_rows->setText(u"4"_s);
        QTRY_COMPARE(m_rows->rowCount(), 1);
        QCOMPARE(selection.selectedRows().size(), 1);
        m_rows->setText(u"3"_s);
        QTRY_COMPARE(m_rows->tagAt(0), TagId{3});
        QVERIFY(!selection.hasSelection());
        m_rows->setText({});
        QTRY_COMPARE(m_rows->rowCount(), 5);
        QCOMPARE(resets.size(), 0);
    }

    void showsOnlyTheLastAnswer()
    {
        for (const QString &text : {u"1"_s, u"2"_s, u"nothing"_s, u"5"_s})
            m_rows->setText(text);
        QSignalSpy listed(m_rows.get(), &TagTableProxy::listed);
        QVERIFY(listed.wait());
        QCOMPARE(m_rows->rowCount(), 1);
        QCOMPARE(m_rows->tagAt(0), TagId{5});
    }

    void followsTheLibrary()
    {
        m_rows->sort(TagTableProxy::CountColumn, Qt::DescendingOrder);
        QTRY_COMPARE(m_rows->tagAt(4), TagId{5}); // 3, 3, 2, 2, 2
        done(library::TaggingService(**m_library).addTags({domain::ItemId{1}, domain::ItemId{2}}, {TagId{5}}));
        QTRY_COMPARE(cell(5, TagTableProxy::CountColumn), u"4"_s);
        QTRY_COMPARE(m_rows->tagAt(0), TagId{5});
        QTRY_VERIFY(m_rows->lastUse(TagId{5}) > 1700000000000);
        const TagId made = *OpenLibrary::finish(tags().create(u"new"_s));
        QTRY_VERIFY(m_rows->rowOf(made) >= 0);
        QVERIFY(!m_rows->lastUse(made));
        done(tags().rename(made, u"newer"_s));
        QTRY_COMPARE(cell(made.value, TagTableProxy::NameColumn), u"newer"_s);
        done(library::TagCareService(**m_library).remove({made, TagId{1}}));
        QTRY_COMPARE(m_rows->rowCount(), 4);
        QCOMPARE(m_rows->rowOf(made), -1);
        m_library->runAsAnotherProgram(u"UPDATE tags SET name = 'other', name_key = 'other' WHERE id = 3"_s);
        QTRY_COMPARE(cell(3, TagTableProxy::NameColumn), u"other"_s);
    }

    void mapsTheColumnsThatTheTagsThemselvesHave()
    {
        const int row = m_rows->rowOf(TagId{3});
        const QModelIndex source = m_rows->mapToSource(m_rows->index(row, TagTableProxy::SlugColumn));
        QCOMPARE(source.column(), int(models::TagsModel::SlugColumn));
        QCOMPARE(m_tags->tagAt(source.row()), TagId{3});
        QCOMPARE(m_rows->mapFromSource(source), m_rows->index(row, TagTableProxy::SlugColumn));
        QVERIFY(!m_rows->mapToSource(m_rows->index(row, TagTableProxy::CountColumn)).isValid());
    }

    void endsWhileItIsReading()
    {
        for (int round = 0; round < 20; ++round) {
            TagTableProxy rows(**m_library, *m_tags);
            rows.setText(u"tag"_s);
        }
        QCoreApplication::processEvents();
    }

private:
    library::TagService tags() { return library::TagService(**m_library); }
    template <class T> static void done(const QFuture<domain::Result<T>> &future)
    {
        const auto outcome = OpenLibrary::finish(future);
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(outcome.error().message));
    }
    QString cell(qint64 tag, int column) const
    {
        return m_rows->index(m_rows->rowOf(TagId{tag}), column).data().toString();
    }

    std::unique_ptr<OpenLibrary> m_library;
    std::unique_ptr<models::TagsModel> m_tags;
    std::unique_ptr<TagTableProxy> m_rows;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TagTableProxyTest)
#include "tag_table_proxy_test.moc"
