import Plant
import Signals

/// A card's copies as they are found, each against the list that was made at the card.
struct OffloadState {
    /// One copy.
    struct Copy {
        var name: String
        /// Whether it was read back after it was made.
        var isVerified: Bool
        var findings: [(path: String, finding: HashManifest.Finding)]
        var listed: [UInt64]
        var found: [UInt64]
        var isGood: Bool { findings.allSatisfy { $0.finding == .verified } }
    }

    /// Whether the card still has the clips.
    var isCardKept: Bool
    var copies: [Copy]

    init(_ simulation: Simulation, _ offload: ApplicationsModel.Offload) {
        let description = offload.description
        isCardKept = simulation.slot(offload.element, OffloadKind.Slot.card) == 0
        copies = description.copies.indices.map { copy in
            let bad = Int(simulation.slot(offload.element, OffloadKind.Slot.bad(copy)))
            var list: [HashManifest.Entry] = []
            var found: [HashManifest.Entry] = []
            for (index, path) in description.paths.enumerated() {
                let seed = UInt64(offload.element.index) << 20 | UInt64(index)
                var bytes = SampleMedia.bytes(of: seed)
                let size = Int64(bytes.count)
                list.append(
                    HashManifest.Entry(path: path, size: size, hash: XXHash64.hash(bytes)))
                if index == bad { bytes[Int(seed % UInt64(bytes.count))] ^= 4 }
                found.append(
                    HashManifest.Entry(path: path, size: size, hash: XXHash64.hash(bytes)))
            }
            return Copy(
                name: description.copies[copy],
                isVerified: simulation.slot(offload.element, OffloadKind.Slot.verified(copy))
                    == 1,
                findings: HashManifest(list).compare(found), listed: list.map(\.hash),
                found: found.map(\.hash))
        }
    }

    /// Whether a clip can still be had right from somewhere else than one copy.
    func hasSource(ofClip clip: Int, besides copy: Int) -> Bool {
        isCardKept
            || copies.indices.contains {
                $0 != copy && copies[$0].findings[clip].finding == .verified
            }
    }

    /// Whether both are right and known to be.
    var isSafe: Bool { copies.allSatisfy { $0.isGood && $0.isVerified } }
}
