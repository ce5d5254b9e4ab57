// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/open_library.h"
#include "library/tag_service.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::TagId;
using library::TagService;
using test::sure;

class TagServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesAndChangesATag();
    void refusesBadNames_data();
    void refusesBadNames();
    void refusesTakenNames();

private:
    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void TagServiceTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
}

void TagServiceTest::makesAndChangesATag()
{
    TagService tags(*m_open);
    const TagId id = sure(tags.create(u" Physics "_s));
    sure(tags.rename(id, u"physics"_s));
    sure(tags.changeColour(id, u"#ABCDEF"_s));
    sure(tags.changeDescription(id, u"Matter"_s));
    sure(tags.changePin(id, 7));
    const auto tag = sure(store::readTag(m_open->connection(), id));
    QCOMPARE(tag->name, u"physics"_s);
    QCOMPARE(tag->colour, u"#abcdef"_s);
    QCOMPARE(tag->description, u"Matter"_s);
    QCOMPARE(tag->pin, std::optional(7));
}

void TagServiceTest::refusesBadNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blank") << u" \t"_s;
    QTest::newRow("51 characters") << QString(51, u'x');
    QTest::newRow("control character") << u"a\u0007b"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(0));
    QTest::newRow("lone surrogate") << QString(QChar(0xd800));
    QTest::newRow("nothing visible") << u"\u200b\u200d"_s;
}

void TagServiceTest::refusesBadNames()
{
    QFETCH(QString, name);
    TagService tags(*m_open);
    const TagId id = sure(tags.create(u"good"_s));
    const QStringList before = test::dumpOf(*m_open);
    QCOMPARE(tags.create(name).result().error().code, ErrorCode::InvalidInput);
    QCOMPARE(tags.rename(id, name).result().error().code, ErrorCode::InvalidInput);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void TagServiceTest::refusesTakenNames()
{
    TagService tags(*m_open);
    sure(tags.create(u"Écran"_s));
    const TagId other = sure(tags.create(u"other"_s));
    QCOMPARE(tags.create(u"éCRAN"_s).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.rename(other, u"écran"_s).result().error().code, ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(TagServiceTest)
#include "tag_service_test.moc"
