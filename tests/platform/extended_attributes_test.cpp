// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/extended_attributes.h"

#include "support/extended_attributes.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;

class ExtendedAttributesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasWritten()
    {
        const QTemporaryDir folder;
        const QString path = test::attributedFile(folder, u"Ä b.txt"_s);
        if (path.isEmpty())
            QSKIP("The file system of temporary files keeps no attributes.");
        QVERIFY(platform::readAttribute(path, name)->isEmpty());
        QVERIFY(platform::writeAttribute(path, name, "physics,Überall"));
        QCOMPARE(*platform::readAttribute(path, name), QByteArray("physics,Überall"));
        QVERIFY(platform::writeAttribute(path, name, {}));
        QVERIFY(platform::readAttribute(path, name)->isEmpty());
        QVERIFY(platform::writeAttribute(path, name, {})); // nothing to take away
    }

    void saysThatTheFileIsGone()
    {
        const QTemporaryDir folder;
        const auto read = platform::readAttribute(folder.filePath(u"gone"_s), name);
        const auto written = platform::writeAttribute(folder.filePath(u"gone"_s), name, "a");
        QVERIFY(!read && !written);
        QCOMPARE(read.error().code, domain::ErrorCode::NotFound);
        QCOMPARE(written.error().code, domain::ErrorCode::NotFound);
    }

    /// As on a file system without them: nothing to read, and a reason why nothing can be written.
    void saysThatThereIsNoRoomForIt()
    {
        const QTemporaryDir folder;
        const QString path = test::attributedFile(folder, u"a"_s);
        if (path.isEmpty())
            QSKIP("The file system of temporary files keeps no attributes.");
        const auto written = platform::writeAttribute(path, name, QByteArray(1024 * 1024, 'x'));
        QVERIFY(!written);
        QVERIFY2(!written.error().message.isEmpty(), "no reason");
        QVERIFY(platform::readAttribute(u"/proc/self/status"_s, name)->isEmpty());
        QVERIFY(!platform::writeAttribute(u"/proc/self/status"_s, name, "a"));
    }

private:
    const QByteArray name = "user.xdg.tags";
};

QTEST_GUILESS_MAIN(ExtendedAttributesTest)
#include "extended_attributes_test.moc"
