/// A table's entries by hypothesis: compressed rows, made when somebody needs them.
///
/// An entry takes six bytes. The rows show the table as it was when they were made.
package struct OutcomeRows: Sendable {
    /// Where each hypothesis's row begins, and at the end the number of entries.
    let starts: [Int]
    /// The probes of each row, ascending.
    let probes: [Int32]
    let bins: [OutcomeBin]

    /// Turns a table's columns into rows by counting, in two passes.
    package init(_ table: OutcomeTable) {
        var starts = [Int](repeating: 0, count: table.hypothesisCount + 1)
        for column in table.columns {
            for hypothesis in column.hypotheses { starts[Int(hypothesis) + 1] += 1 }
        }
        for index in 0..<table.hypothesisCount { starts[index + 1] += starts[index] }
        let count = starts[table.hypothesisCount]
        var probes = [Int32](repeating: 0, count: count)
        var bins = [OutcomeBin](repeating: 0, count: count)
        var next = starts
        for probe in 0..<table.probeCount {
            let column = table.columns[probe]
            for index in column.hypotheses.indices {
                let hypothesis = Int(column.hypotheses[index])
                probes[next[hypothesis]] = Int32(probe)
                bins[next[hypothesis]] = column.bins[index]
                next[hypothesis] += 1
            }
        }
        self.starts = starts
        self.probes = probes
        self.bins = bins
    }

    /// The number of hypotheses.
    package var hypothesisCount: Int { starts.count - 1 }

    /// The number of outcomes that aren't nominal, in all rows.
    package var entryCount: Int { probes.count }

    /// The outcomes of a hypothesis that aren't nominal, by ascending probe.
    package func row(_ hypothesis: Int32) -> [OutcomeTable.Outcome] {
        range(hypothesis).map { OutcomeTable.Outcome(probe: probes[$0], bin: bins[$0]) }
    }

    /// Where a hypothesis's entries stand in `probes` and `bins`.
    func range(_ hypothesis: Int32) -> Range<Int> {
        starts[Int(hypothesis)]..<starts[Int(hypothesis) + 1]
    }
}
