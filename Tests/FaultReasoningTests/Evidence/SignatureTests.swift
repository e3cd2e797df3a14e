import FaultReasoning
import Plant
import SimulationKernel
import Testing

/// What of a reading is evidence, and when two can't be told apart.
@Suite struct SignatureTests {
    private func reading(
        _ fields: [ReadingField], kind: String = "meter", point: String = "mon.sdi-1",
        columns: [String] = [], rows: [[ReadingValue]] = []
    ) -> Reading {
        var reading = Reading(kind: kind, point: point, fields: fields)
        reading.columns = columns
        reading.rows = rows
        return reading
    }

    private func level(_ value: Int64, systematic: Int64 = 0, random: Int64 = 0) -> Reading {
        reading([
            ReadingField(
                "level",
                .quantity(
                    Quantity(value, .millivolt, systematic: systematic, random: random)))
        ])
    }

    private func agree(_ one: Reading, _ other: Reading) -> Bool {
        let (one, other) = (ReadingSignature(one), ReadingSignature(other))
        #expect(one.agrees(with: other) == other.agrees(with: one))
        return one.agrees(with: other)
    }

    /// |Δ| ≤ 3·√(σ₁² + σ₂²), with each σ² of both parts of the uncertainty: for 3, 4 and 0, 12 it
    /// is 39.
    @Test(
        arguments: [
            (800, 839, 3, 4, 0, 12, true), (800, 840, 3, 4, 0, 12, false),
            (800, 761, 3, 4, 0, 12, true), (800, 760, 3, 4, 0, 12, false),
            (800, 815, 5, 0, 0, 0, true), (800, 816, 5, 0, 0, 0, false),
            (800, 815, 0, 5, 0, 0, true), (800, 816, 0, 5, 0, 0, false),
            (800, 800, 0, 0, 0, 0, true), (800, 801, 0, 0, 0, 0, false),
        ] as [(Int64, Int64, Int64, Int64, Int64, Int64, Bool)])
    func quantitiesAgreeWithinThreeTimesTheirUncertainty(
        one: Int64, other: Int64, systematic: Int64, random: Int64, otherSystematic: Int64,
        otherRandom: Int64, agrees: Bool
    ) {
        #expect(
            agree(
                level(one, systematic: systematic, random: random),
                level(other, systematic: otherSystematic, random: otherRandom)) == agrees)
    }

    @Test func unitsMustBeEqual() {
        let volts = reading([ReadingField("level", .quantity(Quantity(800, .millivolt)))])
        let seconds = reading([ReadingField("level", .quantity(Quantity(800, .millisecond)))])
        #expect(!agree(volts, seconds))
        #expect(agree(volts, volts))
    }

    /// What is exact must be equal: kind, point, names, values, and how many quantities there are.
    @Test func whatIsExactMustBeEqual() {
        let base = reading([ReadingField("state", .symbol("locked"))])
        let others = [
            reading([ReadingField("state", .symbol("free"))]),
            reading([ReadingField("status", .symbol("locked"))]),
            reading([ReadingField("state", .symbol("locked"))], kind: "look"),
            reading([ReadingField("state", .symbol("locked"))], point: "mon.sdi-2"),
            reading([ReadingField("state", .none)]), reading([]),
            reading([
                ReadingField("state", .symbol("locked")), ReadingField("level", .integer(1)),
            ]),
            reading(
                [ReadingField("state", .symbol("locked"))], columns: ["port"],
                rows: [[.text("a")]]),
        ]
        for other in others { #expect(!agree(base, other), "\(other)") }
        #expect(agree(base, base))
        let one = ReadingSignature(level(800))
        let two = ReadingSignature(
            reading([ReadingField("level", .list([800]))]))
        #expect(!one.agrees(with: two))
        #expect(!ReadingSignature(nil).agrees(with: ReadingSignature(base)))
        #expect(ReadingSignature(nil).agrees(with: ReadingSignature(nil)))
    }

    /// The moment, and what is drawn from what is measured beside it, tell nothing.
    @Test(
        arguments: [
            "age", "clock", "elapsed", "line", "round-trip", "span", "time", "trace", "boxes",
            "without-leave", "sequence", "obtained", "expires", "lease-obtained", "lease-expires",
        ])
    func whatPassesIsLeftOut(name: String) {
        let state = ReadingField("state", .symbol("locked"))
        #expect(
            agree(
                reading([state, ReadingField(name, .integer(1))]),
                reading([state, ReadingField(name, .integer(2))])))
        #expect(
            agree(
                reading([state], columns: [name, "port"], rows: [[.integer(1), .text("a")]]),
                reading([state], columns: [name, "port"], rows: [[.integer(2), .text("a")]])))
        #expect(
            !agree(
                reading([state], columns: [name, "port"], rows: [[.integer(1), .text("a")]]),
                reading([state], columns: [name, "port"], rows: [[.integer(1), .text("b")]])))
    }

    /// Neighbours are what a machine happened to learn; of echoes the last counts; all rows of
    /// anything else.
    @Test func rowsCountByTheirKind() {
        func rows(_ kind: String, _ values: [Int64]) -> Reading {
            reading([], kind: kind, columns: ["value"], rows: values.map { [.integer($0)] })
        }
        #expect(agree(rows("neighbours", [1, 2]), rows("neighbours", [3])))
        #expect(agree(rows("ping", [0, 1]), rows("ping", [1, 1])))
        #expect(agree(rows("ping", [0, 0, 1]), rows("ping", [1, 1])))
        #expect(!agree(rows("ping", [1, 0]), rows("ping", [1, 1])))
        #expect(!agree(rows("router", [0, 1]), rows("router", [1, 1])))
        #expect(!agree(rows("router", [0, 1]), rows("router", [0, 1, 1])))
    }

    /// Where a calibration ends depends on the instrument; what else was done tells.
    @Test func aCalibrationTellsNothing() {
        func done(_ action: String, _ value: Int64) -> Reading {
            reading(
                [
                    ReadingField("action", .symbol(action)),
                    ReadingField("after", .integer(value)),
                ], kind: "done")
        }
        #expect(agree(done("calibrate", 1), done("calibrate", 2)))
        #expect(!agree(done("set", 1), done("set", 2)))
        #expect(
            !agree(
                reading([ReadingField("action", .symbol("calibrate"))], kind: "menu"),
                reading([ReadingField("action", .symbol("calibrated"))], kind: "menu")))
    }

    /// Whether a bad contact opened counts, not how often; and while it does, not how many errors
    /// that made.
    @Test func whetherAContactOpenedCounts() {
        func seen(_ interruptions: Int64, _ errors: Int64) -> Reading {
            reading([
                ReadingField("interruptions", .integer(interruptions)),
                ReadingField("errors", .integer(errors)),
            ])
        }
        func drops(_ flag: Bool) -> Reading {
            reading([ReadingField("picture-drops-out", .flag(flag))])
        }
        #expect(agree(seen(1, 5), seen(7, 90)))
        #expect(!agree(seen(0, 5), seen(1, 5)))
        #expect(!agree(seen(0, 5), seen(0, 90)))
        #expect(agree(seen(0, 5), reading([ReadingField("errors", .integer(5))])))
        #expect(!agree(drops(true), drops(false)))
        #expect(agree(drops(false), reading([])))
    }
}
