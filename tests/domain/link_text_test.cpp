// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/link_text.h"

#include <QtTest>

using namespace tagloom::domain;
using namespace Qt::StringLiterals;

class LinkTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoHowAndHowSure_data()
    {
        QTest::addColumn<LinkSource>("source");
        QTest::addColumn<LinkStatus>("status");
        QTest::addColumn<double>("confidence");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, LinkSource source, LinkStatus status, double confidence,
                            const QString &text) {
            QTest::newRow(name) << source << status << confidence << text;
        };
        using enum LinkSource;
        using enum LinkStatus;
        row("hand", User, Confirmed, -1, u"by hand"_s);
        row("import", Import, Confirmed, -1, u"by an import"_s);
        row("rule", Rule, Confirmed, 0.8, u"by a rule, 80 % sure"_s);
        row("taken", Suggestion, Confirmed, 0.914, u"a suggestion that was taken, 91 % sure"_s);
        row("suggested", Import, Suggested, 0, u"suggested by an import, 0 % sure"_s);
        row("refused", Suggestion, Rejected, 1, u"refused, suggested from what the library shows, 100 % sure"_s);
    }

    void saysWhoHowAndHowSure()
    {
        QFETCH(const LinkSource, source);
        QFETCH(const LinkStatus, status);
        QFETCH(const double, confidence);
        QTEST(linkText(source, status, confidence < 0 ? std::nullopt : std::optional(confidence)), "text");
    }

    void namesTheRule()
    {
        QCOMPARE(linkText(LinkSource::Rule, LinkStatus::Confirmed, {}, u"Code"_s), u"by the rule “Code”"_s);
        QCOMPARE(linkText(LinkSource::Rule, LinkStatus::Rejected, {}, u"Code"_s),
                 u"refused, suggested by the rule “Code”"_s);
    }
};

QTEST_GUILESS_MAIN(LinkTextTest)
#include "link_text_test.moc"
