// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/server_name.h"

#include "support/folder_snapshot.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using tagloom::library::serverName;

class ServerNameTest final : public QObject
{
    Q_OBJECT

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QTemporaryDir m_runtime;

private Q_SLOTS:
    void init()
    {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
        tagloom::test::writeFile(file(u"a.tagloom"_s), "a");
        tagloom::test::writeFile(file(u"b.tagloom"_s), "b");
    }

    void oneFileHasOneNameHoweverItIsReached()
    {
        QVERIFY(QFile::link(file(u"a.tagloom"_s), file(u"link.tagloom"_s)));
        QDir(m_folder.path()).mkdir(u"inner"_s);
        const auto name = serverName(file(u"a.tagloom"_s));
        QVERIFY(name.ok());
        QVERIFY(name->startsWith(m_runtime.path() + u'/'));
        QCOMPARE(*serverName(file(u"link.tagloom"_s)), *name);
        QCOMPARE(*serverName(file(u"inner/../a.tagloom"_s)), *name);
        QVERIFY(*serverName(file(u"b.tagloom"_s)) != *name);
        QVERIFY(*serverName(file(u"missing.tagloom"_s)) != *name);
    }

    void aRuntimeFolderThatCannotBeUsedIsPassedOver_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::newRow("none") << QString();
        QTest::newRow("relative") << u"."_s;
        QTest::newRow("missing") << file(u"missing"_s);
        QTest::newRow("too long for a socket") << file(QString(100, u'x'));
        QTest::newRow("open to others") << file(u"open"_s);
    }
    void aRuntimeFolderThatCannotBeUsedIsPassedOver()
    {
        QFETCH(QString, runtime);
        QDir().mkdir(file(QString(100, u'x')));
        QDir().mkdir(file(u"open"_s));
        QVERIFY(QFile(file(u"open"_s))
                    .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ExeOther));
        QVERIFY(QFile(file(QString(100, u'x'))).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime));
        const auto name = serverName(file(u"a.tagloom"_s));
        QVERIFY(name.ok());
        const QFileInfo folder(QFileInfo(*name).path());
        QVERIFY(folder.fileName().startsWith(u"tagloom-"_s));
        QCOMPARE(folder.permissions()
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
                        | QFile::ExeOther),
                 QFile::Permissions());
        QVERIFY(name->toUtf8().size() < 90);
    }
};

QTEST_GUILESS_MAIN(ServerNameTest)
#include "server_name_test.moc"
