// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/result.h"

#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class ResultTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAValue();
    void holdsAnError();
    void holdsWhatCanOnlyBeMoved();
    void holdsSuccessWithoutAValue();
    void takesZeroForAValue();
};

void ResultTest::holdsAValue()
{
    Result<QString> result(u"text"_s);
    QVERIFY(result.ok());
    QVERIFY(result);
    QCOMPARE(*result, u"text"_s);
    QCOMPARE(result->size(), 4);
    result.value() += u"s"_s;
    QCOMPARE(result.value(), u"texts"_s);
}

void ResultTest::holdsAnError()
{
    const Result<int> result(Error{ErrorCode::NotFound, u"It is not there."_s});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NotFound);
    QCOMPARE(result.error().message, u"It is not there."_s);
}

void ResultTest::holdsWhatCanOnlyBeMoved()
{
    Result<std::unique_ptr<int>> result(std::make_unique<int>(7));
    const std::unique_ptr<int> taken = std::move(*result);
    QCOMPARE(*taken, 7);
}

void ResultTest::holdsSuccessWithoutAValue()
{
    QVERIFY(Result<void>().ok());
    const Result<void> failed(Error{ErrorCode::DiskFull, u"Full."_s});
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::DiskFull);
}

void ResultTest::takesZeroForAValue()
{
    const Result<qint64> zero(0);
    QVERIFY(zero.ok());
    QCOMPARE(*zero, 0);
}

QTEST_GUILESS_MAIN(ResultTest)
#include "result_test.moc"
