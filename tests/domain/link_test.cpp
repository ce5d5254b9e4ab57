// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/link.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class LinkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsEverySource();
    void writesAndReadsEveryStatus();
    void refusesOtherWords();
};

void LinkTest::writesAndReadsEverySource()
{
    const QList<std::pair<LinkSource, QString>> words{{LinkSource::User, u"user"_s},
                                                      {LinkSource::Import, u"import"_s},
                                                      {LinkSource::Rule, u"rule"_s},
                                                      {LinkSource::Suggestion, u"suggestion"_s}};
    for (const auto &[source, word] : words) {
        QCOMPARE(toWord(source), word);
        QCOMPARE(linkSourceFromWord(word), std::optional(source));
    }
}

void LinkTest::writesAndReadsEveryStatus()
{
    const QList<std::pair<LinkStatus, QString>> words{{LinkStatus::Confirmed, u"confirmed"_s},
                                                      {LinkStatus::Suggested, u"suggested"_s},
                                                      {LinkStatus::Rejected, u"rejected"_s}};
    for (const auto &[status, word] : words) {
        QCOMPARE(toWord(status), word);
        QCOMPARE(linkStatusFromWord(word), std::optional(status));
    }
}

void LinkTest::refusesOtherWords()
{
    for (const QString &word : {u""_s, u"User"_s, u"users"_s, u" user"_s, u"confirmed "_s}) {
        QCOMPARE(linkSourceFromWord(word), std::nullopt);
        QCOMPARE(linkStatusFromWord(word), std::nullopt);
    }
}

QTEST_GUILESS_MAIN(LinkTest)
#include "link_test.moc"
