// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changeset.h"

#include <QtEndian>

#include <sqlite3.h>

#include <bit>

namespace tagloom::store {

namespace {

constexpr int mostColumns = 2000; // SQLite's own limit

/// Takes values off the bytes; once they do not suffice, or make no sense, everything else fails too.
class Cursor final
{
public:
    Cursor(QByteArrayView bytes, qsizetype position)
        : m_bytes(bytes)
        , m_position(position)
    { }

    using Step = ChangesetReader::Step;

    Step state() const { return m_state; }
    bool isGood() const { return m_state == Step::Row; }
    qsizetype position() const { return m_position; }
    void setDamaged() { m_state = Step::Damaged; }

    quint8 byte()
    {
        const QByteArrayView one = take(1);
        return one.isEmpty() ? quint8{0} : static_cast<quint8>(one.front());
    }

    qint64 number()
    {
        const QByteArrayView eight = take(8);
        return eight.isEmpty() ? 0 : qFromBigEndian<qint64>(eight.data());
    }

    /// SQLite's varint: seven bits a byte, the highest first; nobody has texts of 2^31 bytes.
    qsizetype length()
    {
        quint64 value = 0;
        for (int i = 0; i < 5; ++i) {
            const quint8 next = byte();
            value = (value << 7) | (next & 0x7f);
            if ((next & 0x80) == 0)
                return static_cast<qsizetype>(value);
        }
        setDamaged();
        return 0;
    }

    QByteArrayView take(qsizetype size)
    {
        if (!isGood())
            return {};
        if (size > m_bytes.size() - m_position) {
            m_state = Step::Incomplete;
            return {};
        }
        const QByteArrayView taken = m_bytes.sliced(m_position, size);
        m_position += size;
        return taken;
    }

    QByteArray textUpToNul()
    {
        const qsizetype end = isGood() ? m_bytes.sliced(m_position).indexOf('\0') : -1;
        if (end < 0) {
            m_state = isGood() ? Step::Incomplete : m_state;
            return {};
        }
        const QByteArray text = m_bytes.sliced(m_position, end).toByteArray();
        m_position += end + 1;
        return text;
    }

    void values(int count, ChangesetValues &values)
    {
        values.resize(count);
        for (ChangesetValue &value : values) {
            const quint8 type = byte();
            value = {static_cast<ChangesetValue::Type>(type)};
            switch (value.type) {
            case ChangesetValue::Type::Undefined:
            case ChangesetValue::Type::Null:
                break;
            case ChangesetValue::Type::Integer:
                value.integer = number();
                break;
            case ChangesetValue::Type::Real:
                value.real = std::bit_cast<double>(number());
                break;
            case ChangesetValue::Type::Text:
            case ChangesetValue::Type::Blob:
                value.bytes = take(length());
                break;
            default:
                setDamaged();
            }
        }
    }

    void row(int columns, ChangesetRow &row)
    {
        const quint8 operation = byte();
        byte(); // whether a trigger or a cascade did it
        row.before.clear();
        row.after.clear();
        if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE) {
            if (isGood())
                setDamaged();
            return;
        }
        row.change = operation == SQLITE_INSERT ? ChangesetRow::Change::Insert
            : operation == SQLITE_UPDATE        ? ChangesetRow::Change::Update
                                                : ChangesetRow::Change::Delete;
        if (row.change != ChangesetRow::Change::Insert)
            values(columns, row.before);
        if (row.change != ChangesetRow::Change::Delete)
            values(columns, row.after);
    }

    ChangesetTable table()
    {
        ChangesetTable table;
        const qsizetype columns = length();
        if (columns > mostColumns)
            setDamaged();
        else
            table.columns = static_cast<int>(columns);
        const QByteArrayView keys = take(table.columns);
        for (int column = 0; column < keys.size(); ++column) {
            if (keys[column] != 0)
                table.keyColumns.append(column);
        }
        table.name = textUpToNul();
        if (isGood() && (table.keyColumns.isEmpty() || table.name.isEmpty()))
            setDamaged();
        return table;
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_position;
    Step m_state = Step::Row;
};

} // namespace

ChangesetReader::Step ChangesetReader::next(ChangesetRow &row)
{
    while (true) {
        Cursor cursor(m_bytes, m_position);
        if (isAtEnd())
            return Step::Incomplete;
        if (m_bytes[m_position] == 'T') {
            cursor.byte();
            ChangesetTable table = cursor.table();
            if (!cursor.isGood())
                return cursor.state();
            m_table = std::move(table);
            ++m_tableIndex;
            m_position = cursor.position();
            continue;
        }
        if (m_tableIndex < 0)
            return Step::Damaged;
        m_rowPosition = m_position;
        cursor.row(m_table.columns, row);
        if (cursor.isGood())
            m_position = cursor.position();
        return cursor.state();
    }
}

void ChangesetReader::readAgain(QByteArrayView bytes, qsizetype position, int columns, ChangesetRow &row)
{
    Cursor(bytes, position).row(columns, row);
}

} // namespace tagloom::store
