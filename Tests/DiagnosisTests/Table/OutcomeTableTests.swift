import Diagnosis
import TestSupport
import Testing

@Suite struct OutcomeTableTests {
    @Test func keepsWhatWasPutIn() throws {
        try withEverySeed(50) { generator in
            let random = RandomTable(&generator, hypotheses: 12, probes: 9)
            let table = random.table
            var count = 0
            for probe in 0..<9 {
                for hypothesis in 0..<12 {
                    let bin = random.dense[probe][hypothesis]
                    #expect(table.bin(Int32(probe), under: Int32(hypothesis)) == bin)
                    count += bin == 0 ? 0 : 1
                }
            }
            #expect(table.entryCount == count)
            #expect(table.probeCount == 9)
        }
    }

    @Test func rowsHoldTheSameAsColumns() throws {
        try withEverySeed(50) { generator in
            let random = RandomTable(&generator, hypotheses: 12, probes: 9)
            let rows = OutcomeRows(random.table)
            #expect(rows.hypothesisCount == 12)
            #expect(rows.entryCount == random.table.entryCount)
            for hypothesis in 0..<12 {
                let expected = (0..<9).filter { random.dense[$0][hypothesis] != 0 }
                    .map {
                        OutcomeTable.Outcome(probe: Int32($0), bin: random.dense[$0][hypothesis])
                    }
                #expect(rows.row(Int32(hypothesis)) == expected)
            }
        }
    }

    @Test func rowsThatComeLaterMakeTheSameTable() throws {
        try withEverySeed(50) { generator in
            let random = RandomTable(&generator, hypotheses: 12, probes: 9)
            let rows = OutcomeRows(random.table)
            var grown = OutcomeTable(
                hypothesisCount: 7,
                columns: zip(random.dense, random.models).map {
                    OutcomeColumn(dense: Array($0.prefix(7)), model: $1)
                })
            grown.append(rows: (7..<12).map { rows.row($0) })
            #expect(grown.hypothesisCount == 12)
            for probe in 0..<9 {
                #expect(grown.columns[probe].hypotheses == random.table.columns[probe].hypotheses)
                #expect(grown.columns[probe].bins == random.table.columns[probe].bins)
            }
        }
    }

    @Test func aReplacedColumnChangesItsOwnCopyAlone() {
        let model = ReadingModel(binCount: 3)
        let table = OutcomeTable(
            hypothesisCount: 3,
            columns: [
                OutcomeColumn(dense: [0, 1, 2], model: model),
                OutcomeColumn(dense: [1, 0, 0], model: model),
            ])
        var after = table
        after.replaceColumn(0, by: OutcomeColumn(dense: [2, 0, 0], model: model))
        #expect((0..<3).map { table.bin(0, under: $0) } == [0, 1, 2])
        #expect((0..<3).map { after.bin(0, under: $0) } == [2, 0, 0])
        #expect((0..<3).map { after.bin(1, under: $0) } == [1, 0, 0])
    }

    @Test func likelihoodsAreTheDefinition() throws {
        try withEverySeed(50) { generator in
            let random = RandomTable(&generator, hypotheses: 2, probes: 6, bins: 6)
            for (probe, model) in random.models.enumerated() {
                var sums = [Double](repeating: 0, count: model.binCount)
                for read in 0..<OutcomeBin(model.binCount) {
                    let chances = model.likelihoods(ofReading: read)
                    for bin in 0..<OutcomeBin(model.binCount) {
                        let expected = random.chance(probe, bin, read)
                        #expect((chances[Int(bin)] - expected).magnitude < 1e-14)
                        sums[Int(bin)] += chances[Int(bin)]
                    }
                }
                for sum in sums { #expect((sum - 1).magnitude < 1e-14) }
            }
        }
    }
}
