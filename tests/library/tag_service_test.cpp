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
    void namesAndPlacesSeveralAtOnce();
    void movesFromOnePlaceToAnother();
    void changesNothingWhereOneIsRefused();
    void labelsSayWhichTag();
    void pinsSeveralToTheKeysThatAreFree();
    void makesASlugOfWhatIsTyped();

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

void TagServiceTest::namesAndPlacesSeveralAtOnce()
{
    TagService tags(*m_open);
    const TagId parent = sure(tags.create(u"parent"_s));
    const QList<TagId> children{sure(tags.create(u"a"_s)), sure(tags.create(u"b"_s))};
    sure(tags.changeColour(children, u"#102030"_s));
    sure(tags.changeSlug(children[0], u"ay"_s));
    sure(tags.addAlias(children[0], u" Alpha "_s));
    sure(tags.addParent(children, parent));
    const auto details = sure(store::readTagDetails(m_open->connection()));
    QCOMPARE(details[0].aliases, QStringList{u"Alpha"_s});
    QCOMPARE(details[0].tag.slug, u"ay"_s);
    for (const int at : {0, 1}) {
        QCOMPARE(details[at].tag.colour, u"#102030"_s);
        QCOMPARE(details[at].parents, QStringList{u"parent"_s});
    }
    QCOMPARE(tags.addAlias(children[1], u"alpha"_s).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.addAlias(children[1], u"\t"_s).result().error().code, ErrorCode::InvalidInput);
    QCOMPARE(tags.changeSlug(children[1], u"AY"_s.toLower()).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.changeSlug(children[1], u" "_s).result().error().code, ErrorCode::InvalidInput);
    sure(tags.removeAlias(children[0], u"ALPHA"_s));
    sure(tags.removeParent(children, parent));
    QVERIFY(sure(store::readTagParents(m_open->connection())).isEmpty());
}

void TagServiceTest::movesFromOnePlaceToAnother()
{
    TagService tags(*m_open);
    const TagId left = sure(tags.create(u"left"_s));
    const TagId right = sure(tags.create(u"right"_s));
    const TagId other = sure(tags.create(u"other"_s));
    const TagId child = sure(tags.create(u"child"_s));
    const TagId root = sure(tags.create(u"root"_s));
    sure(tags.setParents({child}, {left, other}));
    sure(tags.move({{child, left}, {root, TagId{}}}, right));
    const auto parents = [&](TagId tag) {
        QStringList names;
        for (const auto &details : sure(store::readTagDetails(m_open->connection()))) {
            if (details.tag.id == tag)
                names = details.parents;
        }
        return names;
    };
    QCOMPARE(parents(child), (QStringList{u"other"_s, u"right"_s}));
    QCOMPARE(parents(root), QStringList{u"right"_s});
    sure(tags.setParents({child, root}, {}));
    QVERIFY(sure(store::readTagParents(m_open->connection())).isEmpty());
}

void TagServiceTest::changesNothingWhereOneIsRefused()
{
    TagService tags(*m_open);
    const TagId top = sure(tags.create(u"top"_s));
    const TagId below = sure(tags.create(u"below"_s));
    const TagId other = sure(tags.create(u"other"_s));
    sure(tags.addParent({below}, top));
    const QStringList before = test::dumpOf(*m_open);
    QCOMPARE(tags.addParent({other, top}, below).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.move({{other, {}}, {top, {}}}, below).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.move({{below, top}}, below).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.setParents({other, below}, {below}).result().error().code, ErrorCode::Conflict);
    QCOMPARE(tags.addParent({other}, TagId{99}).result().error().code, ErrorCode::NotFound);
    QCOMPARE(tags.changeColour(QList<TagId>{top, TagId{99}}, u"#000000"_s).result().error().code, ErrorCode::NotFound);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void TagServiceTest::labelsSayWhichTag()
{
    TagService tags(*m_open);
    QStringList labels;
    connect(m_open.get(), &library::Library::changed, this,
            [&labels](const domain::ChangeSet &changes) { labels.append(changes.label); });
    const TagId a = sure(tags.create(u"100 %1"_s));
    const TagId b = sure(tags.create(u"b"_s));
    sure(tags.rename(a, u"%2 of a"_s));
    sure(tags.changePin(a, 3));
    sure(tags.setParents({a, b}, {}));
    sure(tags.addParent({a}, b));
    QCoreApplication::processEvents();
    QCOMPARE(
        labels,
        (QStringList{u"Create the tag “100 %1”"_s, u"Create the tag “b”"_s, u"Rename the tag “100 %1” to “%2 of a”"_s,
                     u"Pin the tag “%2 of a” to the key 3"_s, u"Put the tag “%2 of a” below another tag"_s}));
}

void TagServiceTest::pinsSeveralToTheKeysThatAreFree()
{
    TagService tags(*m_open);
    QList<TagId> ids;
    for (int number = 0; number < 10; ++number)
        ids.append(sure(tags.create(u"tag %1"_s.arg(number))));
    sure(tags.changePin(ids[0], 2));
    const auto pinOf = [&](TagId id) {
        return sure(store::readTag(m_open->connection(), id))->pin;
    };
    sure(tags.pinToFreeKeys({ids[0], ids[5], ids[3]}));
    QCOMPARE(pinOf(ids[0]), 2); // it has one
    QCOMPARE(pinOf(ids[5]), 1);
    QCOMPARE(pinOf(ids[3]), 3);
    QCOMPARE(tags.pinToFreeKeys(ids).result().error().code, ErrorCode::Conflict);
    QVERIFY(!pinOf(ids[1])); // all or none
    sure(tags.unpin({ids[0], ids[3], ids[7]}));
    QVERIFY(!pinOf(ids[0]) && !pinOf(ids[3]));
    QCOMPARE(pinOf(ids[5]), 1);
}

void TagServiceTest::makesASlugOfWhatIsTyped()
{
    TagService tags(*m_open);
    const TagId id = sure(tags.create(u"physics"_s));
    sure(tags.changeSlug(id, u"  Fine Art & Music!"_s));
    QCOMPARE(sure(store::readTag(m_open->connection(), id))->slug, u"fine-art-music"_s);
    QCOMPARE(tags.changeSlug(id, u"++"_s).result().error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TagServiceTest)
#include "tag_service_test.moc"
