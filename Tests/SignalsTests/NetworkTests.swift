import Testing

@testable import Signals

@Suite struct NetworkTests {
    // MARK: TCP

    @Test func throughputIsAsMeasured() throws {
        for row in try OracleTable("net_tcp").rows where row["cc"] != "bbr" {
            let path = TransportPath(
                bitsPerSecond: row.number("link_Mbps") == 0
                    ? 1e10 : row.number("link_Mbps") * 1e6,
                mtu: row.number("mtu"), roundTripSeconds: row.number("min_rtt_ms") / 1000,
                loss: row.number("loss_each_way"))
            // Without a window of its own, the kernel's grows to 6 MiB (`tcp_rmem`).
            let window = Double(row["window_bytes"]) ?? 6 * 1_048_576
            let ratio = path.goodput(windowBytes: window) / 1e6 / row.number("iperf3_Mbps")
            let tolerance = row["case"].hasPrefix("line-limited") ? 0.005 : 0.25
            #expect(abs(ratio - 1) <= tolerance, "\(row.fields) \(ratio)")
        }
    }

    @Test func throughputOnlyFallsWithLossAndDelay() {
        var last = Double.infinity
        for loss in [0, 0.0001, 0.001, 0.01, 0.05, 0.2, 0.5, 0.9, 1] {
            let now = TransportPath(
                bitsPerSecond: 1e9, mtu: 1500, roundTripSeconds: 0.02, loss: loss
            ).goodput(windowBytes: 6e6)
            #expect(now < last || loss == 0.0001)
            last = now
        }
        #expect(last == 0)
        let near = TransportPath(bitsPerSecond: 1e9, mtu: 1500, roundTripSeconds: 0.0002)
        #expect(near.goodput(windowBytes: 131_072) == near.lineLimit)
    }

    /// Below a tenth of the line one way, and not the same both ways (DOMAIN §5, N01).
    @Test func mismatchedDuplexIsSlowAndLopsided() {
        func goodput(_ loss: Double) -> Double {
            TransportPath(bitsPerSecond: 1e8, mtu: 1500, roundTripSeconds: 0.0003, loss: loss)
                .goodput(windowBytes: 6e6) / 1e8
        }
        let half = goodput(DuplexMismatch.lossFromHalf)
        let full = goodput(DuplexMismatch.lossFromFull)
        #expect(half < 0.1 && half > 0.0005)
        #expect(full > 2 * half && full < 0.5)
    }

    @Test func flowsShareFairly() {
        // Two flows on a link of 10, one of which also crosses a link of 3.
        #expect(
            FairShares.rates(
                capacities: [10, 3], flows: [([0], .infinity), ([0, 1], .infinity)]) == [7, 3])
        #expect(
            FairShares.rates(
                capacities: [9], flows: [([0], 1), ([0], .infinity), ([0], .infinity)]) == [
                    1, 4, 4,
                ])
        #expect(FairShares.rates(capacities: [], flows: [([], 5)]) == [5])
        #expect(FairShares.rates(capacities: [0], flows: [([0], 5)]) == [0])
    }

    // MARK: Fibre

    @Test func budgetsAreThoseOfTheStandard() {
        // 300 m of OM3 with two connectors is well within 10GBASE-SR's budget.
        let sr = OpticalForm.shortReach
        let loss = FibreKind.om3.loss(millimetres: 300_000) + 2 * FibreKind.connectorLoss
        #expect(loss == 1_700)
        #expect(sr.sent - loss > sr.sensitivity)
        #expect(FibreKind.os2.loss(millimetres: 10_000_000) == 4_000)
        for form in OpticalForm.allCases {
            #expect(form.sent <= form.overload)
            for fibre in FibreKind.allCases {
                let isRight = fibre.isSingleMode == (form == .longReach)
                #expect((fibre.mismatchLoss(form) == 0) == isRight)
                // The wrong fibre leaves too little light for either.
                if !isRight { #expect(form.sent - fibre.mismatchLoss(form) < form.sensitivity) }
            }
        }
    }

    @Test func lossGrowsAsLightGoes() {
        for form in OpticalForm.allCases {
            #expect(form.packetLoss(at: form.sensitivity) == 0)
            #expect(form.packetLoss(at: form.overload + 1) == 1)
            var last = 0.0
            for missing in stride(from: Int64(100), through: 4_000, by: 100) {
                let now = form.packetLoss(at: form.sensitivity - missing)
                #expect(now >= last)
                last = now
            }
            #expect(last == 1)
            let oneDecibel = form.packetLoss(at: form.sensitivity - 1_000)
            #expect(oneDecibel > 1e-5 && oneDecibel < 1e-3)
        }
    }

    // MARK: Bundles and trees

    @Test func oneFlowOneMember() {
        var seen: Set<Int64> = []
        for port in Int64(49_152)..<49_252 {
            let member = LinkAggregation.layer34(
                source: 0x0A14_0132, destination: 0x0A14_020A, sourcePort: port,
                destinationPort: 445, members: 2)
            #expect(
                member
                    == LinkAggregation.layer34(
                        source: 0x0A14_0132, destination: 0x0A14_020A, sourcePort: port,
                        destinationPort: 445, members: 2))
            seen.insert(member)
        }
        #expect(seen == [0, 1])
        // Everything between one router and one machine has the same pair of hardware addresses.
        #expect(LinkAggregation.layer2(source: 0xA1, destination: 0xB2, members: 2) == 1)
        #expect(LinkAggregation.layer2(source: 0xA1, destination: 0xB2, members: 1) == 0)
    }

    /// The triangle of the recorded Linux bridges (`net_l2.csv`), port by port.
    @Test func treeIsTheBridges() {
        func tree(_ priorities: [Int64], cut: Bool = false) -> SpanningTree {
            SpanningTree(
                identities: priorities.enumerated().map {
                    $0.element << 48 | 0x0200_0000_0001 + Int64($0.offset)
                },
                links: [.init(0, 1, 1, 1, cost: 2), .init(1, 2, 2, 2, cost: 2)]
                    + (cut ? [] : [.init(0, 2, 2, 1, cost: 2)]))
        }
        let same = tree([8, 8, 8])
        #expect(same.roots == [0, 0, 0] && same.costs == [0, 2, 2])
        #expect(same.roles[1] == (.designated, .blocked))
        #expect(same.roles[2] == (.designated, .root))
        let taken = tree([8, 8, 1])
        #expect(taken.roots == [2, 2, 2] && taken.costs == [2, 2, 0])
        // p12 forwards, p21 is blocked, p23 is the way to the root.
        #expect(taken.roles[0] == (.designated, .blocked))
        #expect(taken.roles[1] == (.root, .designated))
        let cut = tree([8, 8, 1], cut: true)
        #expect(cut.costs == [4, 2, 0] && cut.roles[0] == (.root, .designated))
        #expect(
            [10_000, 2_500, 1_000, 100, 10].map { SpanningTree.cost(megabits: $0) } == [
                2, 4, 4, 19, 100,
            ])
    }
}
