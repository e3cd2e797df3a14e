import Diagnosis

/// One column of an outlook while it is being put together.
struct ColumnDraft {
    /// What can be read, by bin; nil for a bin that is read as one of two others.
    private var signatures: [ReadingSignature?] = []
    private var hypotheses: [Int32] = []
    private var bins: [OutcomeBin] = []
    /// Bins of what comes and goes, with the two as which they are read.
    private var mixtures: [Mixture] = []

    private struct Mixture {
        var bin: Int
        var open: Int
        var calm: Int
    }

    /// Adds what a row shows; rows come in ascending order.
    ///
    /// - Parameter sound: what the sound facility shows, the same each time.
    mutating func add(_ row: Int, _ outcome: OutlookOutcome, beside sound: ReadingSignature) {
        if signatures.isEmpty { signatures.append(sound) }
        let open = bin(of: outcome.signature)
        let bin = outcome.calm.map { mixture(open, self.bin(of: $0)) } ?? open
        guard bin != 0 else { return }
        hypotheses.append(Int32(row))
        bins.append(OutcomeBin(bin))
    }

    private mutating func bin(of signature: ReadingSignature) -> Int {
        if let known = signatures.firstIndex(of: signature) { return known }
        return added(signature)
    }

    private mutating func mixture(_ open: Int, _ calm: Int) -> Int {
        guard open != calm else { return open }
        if let known = mixtures.first(where: { $0.open == open && $0.calm == calm }) {
            return known.bin
        }
        let bin = added(nil)
        if bin != open && bin != calm {
            mixtures.append(Mixture(bin: bin, open: open, calm: calm))
        }
        return bin
    }

    /// A new bin; the last one again where there are as many as there can be.
    private mutating func added(_ signature: ReadingSignature?) -> Int {
        guard signatures.count < ReadingModel.mostBins else { return signatures.count - 1 }
        signatures.append(signature)
        return signatures.count - 1
    }

    /// The column.
    func column(slip: Double) -> OutcomeColumn {
        OutcomeColumn(
            hypotheses: hypotheses, bins: bins,
            model: ReadingModel(
                binCount: max(1, signatures.count), confusion: confusion, slip: slip))
    }

    /// Two outcomes that can't be told apart are read as either alike; and what comes and goes as
    /// what it shows in either phase.
    private var confusion: BinConfusion {
        var entries: [BinConfusion.Entry] = []
        for bin in signatures.indices {
            guard let own = signatures[bin], !own.quantities.isEmpty else { continue }
            let alike = signatures.indices.filter {
                $0 != bin && signatures[$0]?.agrees(with: own) == true
            }
            for other in alike {
                entries.append(
                    BinConfusion.Entry(
                        from: OutcomeBin(bin), to: OutcomeBin(other),
                        probability: 1 / Double(alike.count + 1)))
            }
        }
        for mixture in mixtures {
            for (bin, chance) in [
                (mixture.open, Chances.contactOpen), (mixture.calm, 1 - Chances.contactOpen),
            ] {
                entries.append(
                    BinConfusion.Entry(
                        from: OutcomeBin(mixture.bin), to: OutcomeBin(bin), probability: chance))
            }
        }
        return BinConfusion(entries)
    }
}
