// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/link.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace tagloom::domain {

/// Where evidence for a tag on an item comes from.
enum class EvidenceSource {
    Site, ///< items of the same site, the nearest addresses
    Folder, ///< items of the same folder of the same site or disk
    TitleWord, ///< items with a word of the title
    Together, ///< items that carry a tag that the item has already
    TitleName ///< the title says the tag's name
};

/// "site", "folder", "title-word", "together", "title-name".
QString toWord(EvidenceSource source);

/// Of `seen` tagged items that one source shows, `carriers` carry the tag.
struct Evidence
{
    EvidenceSource source = EvidenceSource::Site;
    QString what; ///< the site, folder, word or tag
    int carriers = 0;
    int seen = 0;
    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// "7 of 9 items of example.org carry it".
QString toSentence(const Evidence &evidence);

/// All that a library shows for one tag on one item.
struct TagEvidence
{
    TagId tag;
    double share = 0; ///< of all items that carry the tag, 0..1
    QList<Evidence> evidence; ///< of every source that was asked, those without carriers too
};

/// What the confidence is made of: how much likelier, in log-odds, each source makes the tag than its share does.
struct SuggestionFeatures
{
    enum Feature {
        Constant,
        Share,
        Site,
        Folder,
        BestWord,
        MeanWord,
        BestTogether,
        MeanTogether,
        Named,
        Count ///< how many there are; not a feature
    };
    std::array<double, Count> values{};
};

SuggestionFeatures featuresOf(const TagEvidence &tag);

/// The probability, 0..1, that the tag belongs on an item that lacks one: logistic regression with constants that were
/// fitted on links held back from real libraries.
double confidenceOf(const SuggestionFeatures &features);

/// The sources that speak for the tag, the strongest first; at most `most`.
QList<Evidence> strongestEvidence(const TagEvidence &tag, int most);

/// A tag that may belong on an item.
struct Suggestion
{
    TagId tag;
    QString name;
    std::optional<double> confidence; ///< 0..1; of one that a file or rule made it may be unknown
    std::optional<LinkSource> storedBy; ///< it is a suggested link in the library already, and who made it
    QList<Evidence> reasons; ///< the strongest first; none for a stored one
    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// What is known of why, one sentence each without a full stop; never empty.
QStringList reasonsOf(const Suggestion &suggestion);

/// "85 %", or "not known".
QString confidenceText(const std::optional<double> &confidence);

} // namespace tagloom::domain
