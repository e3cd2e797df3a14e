import SimulationKernel
import TestSupport
import Testing

@Suite struct EventQueueTests {
    /// The same queue in the plainest way: a list, searched from its front each time.
    private struct ReferenceQueue {
        var entries: [(time: Int64, order: Int64, event: Event)] = []
        var nextOrder: Int64 = 0

        mutating func schedule(_ event: Event, at time: Int64) {
            entries.append((time, nextOrder, event))
            nextOrder += 1
        }

        mutating func popFirst(notAfter limit: Int64) -> (time: Int64, order: Int64, event: Event)?
        {
            var best: Int?
            for index in entries.indices where entries[index].time <= limit {
                if best.map({ entries[index].time < entries[$0].time }) ?? true { best = index }
            }
            return best.map { entries.remove(at: $0) }
        }
    }

    private static let endOfTime = SimulatedTime(milliseconds: .max)

    private func event(_ number: Int) -> Event {
        Event(kind: Int32(number % 5), subject: Int32(number), a: Int64(number) * 3, b: -1)
    }

    private func drained(_ queue: EventQueue) -> [EventQueue.Entry] {
        var queue = queue
        var entries: [EventQueue.Entry] = []
        while let entry = queue.popFirst(notAfter: EventQueueTests.endOfTime) {
            entries.append(entry)
        }
        return entries
    }

    /// A queue after some random scheduling and taking.
    private func randomQueue(_ generator: inout SeededGenerator) -> EventQueue {
        var queue = EventQueue()
        for number in 0..<generator.integer(in: 0...40) {
            let time = SimulatedTime(milliseconds: generator.integer(in: -5...5))
            queue.schedule(event(number), at: time)
            if generator.chance(1, in: 4) { _ = queue.popFirst(notAfter: time) }
        }
        return queue
    }

    @Test func anEmptyQueueHasNothing() {
        var queue = EventQueue()
        #expect(queue.isEmpty)
        #expect(queue.isEmpty && queue.count == 0 && queue.nextTime == nil)
        #expect(queue.popFirst(notAfter: EventQueueTests.endOfTime) == nil)
        #expect(queue.sortedEntries == [])
    }

    @Test func eventsAtOneTimeComeInTheOrderOfInsertion() throws {
        try withEvery("count", in: 1...40) { count in
            var queue = EventQueue()
            for number in 0..<count {
                queue.schedule(event(number), at: SimulatedTime(milliseconds: 7))
            }
            #expect(drained(queue).map(\.event) == (0..<count).map(event))
        }
    }

    @Test func nothingIsTakenBeforeItIsDue() {
        var queue = EventQueue()
        queue.schedule(event(1), at: SimulatedTime(milliseconds: 10))
        #expect(queue.popFirst(notAfter: SimulatedTime(milliseconds: 9)) == nil)
        #expect(queue.count == 1)
        let taken = queue.popFirst(notAfter: SimulatedTime(milliseconds: 10))
        #expect(taken?.event == event(1))
        #expect(taken?.time == SimulatedTime(milliseconds: 10))
        #expect(queue.isEmpty)
    }

    @Test func itAgreesWithAPlainListWhateverIsDone() throws {
        try withEverySeed(200) { generator in
            var queue = EventQueue()
            var reference = ReferenceQueue()
            let span = generator.pick([0, 3, 1000])
            for number in 0..<120 {
                let time = generator.integer(in: 0...Int64(span))
                if generator.chance(3, in: 5) {
                    queue.schedule(event(number), at: SimulatedTime(milliseconds: time))
                    reference.schedule(event(number), at: time)
                } else {
                    let taken = queue.popFirst(notAfter: SimulatedTime(milliseconds: time))
                    let expected = reference.popFirst(notAfter: time)
                    #expect(taken?.event == expected?.event)
                    #expect(taken?.time.milliseconds == expected?.time)
                    #expect(taken?.order == expected?.order)
                }
                #expect(queue.count == reference.entries.count)
                #expect(queue.isEmpty == reference.entries.isEmpty)
                #expect(queue.nextTime?.milliseconds == reference.entries.map(\.time).min())
            }
            #expect(drained(queue) == queue.sortedEntries)
        }
    }

    @Test func removingKeepsTheOrderOfTheRest() throws {
        try withEverySeed(100) { generator in
            var queue = randomQueue(&generator)
            let kept = drained(queue).filter { $0.event.kind != 2 }
            queue.removeAll { $0.kind == 2 }
            #expect(drained(queue) == kept)
            // Orders go on from where they were: a later event comes after all that stayed.
            let time = SimulatedTime(milliseconds: -5)
            queue.schedule(event(99), at: time)
            let atThatTime = drained(queue).filter { $0.time == time }
            #expect(atThatTime.last?.event == event(99))
        }
    }

    @Test func removingEverythingIsNotTheSameAsANewQueue() {
        var queue = EventQueue()
        queue.schedule(event(1), at: .init(milliseconds: 1))
        queue.removeAll { _ in true }
        #expect(queue.isEmpty)
        #expect(queue != EventQueue())
    }

    @Test func bytesComeBackAsTheSameQueue() throws {
        try withEverySeed(100) { generator in
            let queue = randomQueue(&generator)
            let bytes = queue.canonicalBytes
            var copy = try EventQueue(canonicalBytes: bytes)
            #expect(copy == queue)
            #expect(copy.canonicalBytes == bytes)
            #expect(drained(copy) == drained(queue))
            // What is scheduled next is ordered alike in both.
            var original = queue
            original.schedule(event(7), at: .init(milliseconds: 0))
            copy.schedule(event(7), at: .init(milliseconds: 0))
            #expect(copy == original)
            #expect(copy.canonicalBytes == original.canonicalBytes)
        }
    }

    @Test func equalQueuesHaveEqualBytesHoweverTheirHeapsLie() throws {
        // The same events with their orders, one queue built straight and one with a detour.
        var straight = EventQueue()
        for time in [5, 1, 4, 2, 3] {
            straight.schedule(event(time), at: .init(milliseconds: Int64(time)))
        }
        var detour = straight
        detour.removeAll { _ in false }
        #expect(detour == straight)
        #expect(detour.canonicalBytes == straight.canonicalBytes)
        #expect(drained(detour) == drained(straight))
    }

    @Test func queuesDifferByAnyFieldOfAnyEvent() {
        func queue(_ event: Event, _ time: Int64) -> EventQueue {
            var queue = EventQueue()
            queue.schedule(event, at: SimulatedTime(milliseconds: time))
            return queue
        }
        let base = queue(Event(kind: 1, subject: 2, a: 3, b: 4), 5)
        #expect(base == queue(Event(kind: 1, subject: 2, a: 3, b: 4), 5))
        #expect(base != queue(Event(kind: 0, subject: 2, a: 3, b: 4), 5))
        #expect(base != queue(Event(kind: 1, subject: 0, a: 3, b: 4), 5))
        #expect(base != queue(Event(kind: 1, subject: 2, a: 0, b: 4), 5))
        #expect(base != queue(Event(kind: 1, subject: 2, a: 3, b: 0), 5))
        #expect(base != queue(Event(kind: 1, subject: 2, a: 3, b: 4), 0))
    }

    /// Each row is a queue's next order, and its entries as (time, order).
    @Test(
        arguments: [
            (2, [(5, 0), (4, 1)], "out of order"),
            (2, [(5, 1), (5, 0)], "out of order"),
            (2, [(5, 0), (5, 0)], "out of order"),
            (1, [(4, 0), (5, 1)], "an order not given out yet"),
            (3, [(4, 2), (5, 2)], "an order given out twice"),
            (1, [(4, -1)], "a negative order"),
            (-1, [], "a negative next order"),
        ] as [(Int64, [(Int64, Int64)], String)])
    func bytesThatNoQueueGivesAreRefused(
        _ nextOrder: Int64, _ entries: [(Int64, Int64)], _ what: String
    ) {
        var writer = CanonicalWriter()
        writer.write(nextOrder)
        writer.write(entries.count)
        for (time, order) in entries {
            for number in [time, order, 0, 0, 0, 0] { writer.write(number) }
        }
        #expect(throws: CanonicalError.self, "\(what)") {
            try EventQueue(canonicalBytes: writer.bytes)
        }
    }
}
