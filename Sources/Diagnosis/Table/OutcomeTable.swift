/// What one probe would show under each hypothesis: only what differs from nominal.
package struct OutcomeColumn: Sendable {
    /// The hypotheses whose outcome isn't nominal, ascending.
    package private(set) var hypotheses: [Int32]
    /// For each of them its bin, from 1 to below the model's number of bins.
    package private(set) var bins: [OutcomeBin]
    package let model: ReadingModel

    /// A column from two lists of equal length; the hypotheses ascend, no bin is 0.
    package init(hypotheses: [Int32], bins: [OutcomeBin], model: ReadingModel) {
        precondition(hypotheses.count == bins.count, "a column needs a bin for each hypothesis")
        for index in hypotheses.indices {
            precondition(
                hypotheses[index] > (index > 0 ? hypotheses[index - 1] : -1),
                "a column's hypotheses must ascend from 0")
            precondition(
                bins[index] > 0 && bins[index] < model.binCount,
                "a column holds bins that exist and aren't nominal")
        }
        self.hypotheses = hypotheses
        self.bins = bins
        self.model = model
    }

    /// A column from the bin of each hypothesis, nominal ones among them.
    package init(dense: [OutcomeBin], model: ReadingModel) {
        let unusual = dense.indices.filter { dense[$0] != 0 }
        self.init(
            hypotheses: unusual.map { Int32($0) }, bins: unusual.map { dense[$0] }, model: model)
    }

    /// The bin of one hypothesis, by halving.
    package func bin(of hypothesis: Int32) -> OutcomeBin {
        var low = 0
        var high = hypotheses.count
        while low < high {
            let middle = (low + high) / 2
            if hypotheses[middle] < hypothesis { low = middle + 1 } else { high = middle }
        }
        return low < hypotheses.count && hypotheses[low] == hypothesis ? bins[low] : 0
    }

    /// Adds what a hypothesis above all those here would show.
    fileprivate mutating func append(_ hypothesis: Int32, bin: OutcomeBin) {
        precondition(bin > 0 && bin < model.binCount, "a row holds bins that exist")
        hypotheses.append(hypothesis)
        bins.append(bin)
    }
}

/// What each probe would show under each hypothesis, as sparse columns by probe.
///
/// An entry takes six bytes. Columns are shared between copies of a table, so that replacing a
/// few of them in a copy costs only those.
package struct OutcomeTable: Sendable {
    /// One bin of a row.
    package struct Outcome: Hashable, Sendable {
        package var probe: Int32
        package var bin: OutcomeBin

        package init(probe: Int32, bin: OutcomeBin) {
            self.probe = probe
            self.bin = bin
        }
    }

    /// Hypotheses have the ids from 0 to below this.
    package private(set) var hypothesisCount: Int
    /// The columns by the probes' ids.
    package private(set) var columns: [OutcomeColumn]

    /// A table of columns that name only hypotheses below `hypothesisCount`.
    package init(hypothesisCount: Int, columns: [OutcomeColumn] = []) {
        self.hypothesisCount = hypothesisCount
        self.columns = []
        self.columns.reserveCapacity(columns.count)
        for column in columns { append(column) }
    }

    /// The number of probes.
    package var probeCount: Int { columns.count }

    /// The number of outcomes that aren't nominal.
    package var entryCount: Int { columns.reduce(0) { $0 + $1.hypotheses.count } }

    /// The bin in which a probe's outcome would lie under a hypothesis.
    package func bin(_ probe: Int32, under hypothesis: Int32) -> OutcomeBin {
        columns[Int(probe)].bin(of: hypothesis)
    }

    /// Adds a probe, whose id is the number of probes so far.
    package mutating func append(_ column: OutcomeColumn) {
        checkReach(of: column)
        columns.append(column)
    }

    /// Puts new predictions in the place of a probe's old ones, as after a procedure.
    package mutating func replaceColumn(_ probe: Int32, by column: OutcomeColumn) {
        checkReach(of: column)
        columns[Int(probe)] = column
    }

    /// Adds hypotheses, whose ids follow those so far; each row names its outcomes that aren't
    /// nominal, in ascending order of probes.
    package mutating func append(rows: [[Outcome]]) {
        for row in rows {
            let hypothesis = Int32(hypothesisCount)
            var last: Int32 = -1
            for outcome in row {
                precondition(outcome.probe > last, "a row's probes must ascend")
                last = outcome.probe
                columns[Int(outcome.probe)].append(hypothesis, bin: outcome.bin)
            }
            hypothesisCount += 1
        }
    }

    private func checkReach(of column: OutcomeColumn) {
        precondition(
            column.hypotheses.last.map { Int($0) < hypothesisCount } ?? true,
            "a column names a hypothesis that isn't in the table")
    }
}
