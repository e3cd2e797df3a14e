/// Something that will happen at a simulated time: a kind that its owner gave meaning to, and three
/// integers.
///
/// Events are flat values so that a queue can be copied, digested and stored byte for byte.
package struct Event: Hashable, Sendable {
    /// Which handler takes it; numbered by the compiled plant.
    package var kind: Int32
    /// What it is about, as a dense id of the kind's own choosing.
    package var subject: Int32
    package var a: Int64
    package var b: Int64

    @inlinable
    package init(kind: Int32, subject: Int32, a: Int64 = 0, b: Int64 = 0) {
        self.kind = kind
        self.subject = subject
        self.a = a
        self.b = b
    }
}

/// A queue of events ordered by time and, at the same time, by insertion.
///
/// The second rule makes a run independent of how the heap happens to be laid out: two queues that
/// were given the same events in the same order are equal and encode to the same bytes.
package struct EventQueue: Sendable {
    /// An event with its due time and its place among all that were ever scheduled.
    package struct Entry: Hashable, Sendable {
        package var time: SimulatedTime
        package var order: Int64
        package var event: Event
    }

    private var heap: [Entry] = []
    private var nextOrder: Int64 = 0

    package init() {}

    package var isEmpty: Bool { heap.isEmpty }
    package var count: Int { heap.count }

    /// The time of the first event, or nil when nothing is due.
    package var nextTime: SimulatedTime? { heap.first?.time }

    /// Puts an event into the queue, after all that are already due at the same time.
    package mutating func schedule(_ event: Event, at time: SimulatedTime) {
        heap.append(Entry(time: time, order: nextOrder, event: event))
        nextOrder += 1
        siftUp(heap.count - 1)
    }

    /// Takes the first event that is due at or before a time.
    package mutating func popFirst(notAfter limit: SimulatedTime) -> Entry? {
        guard let first = heap.first, first.time <= limit else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            siftDown(0)
        }
        return first
    }

    /// Removes every event that a test finds; the order of the rest doesn't change.
    package mutating func removeAll(where isGone: (Event) -> Bool) {
        let kept = sortedEntries.filter { !isGone($0.event) }
        // A sorted array is a heap already.
        heap = kept
    }

    /// All entries in the order in which they will happen.
    package var sortedEntries: [Entry] { heap.sorted(by: EventQueue.precedes) }

    private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
        a.time == b.time ? a.order < b.order : a.time < b.time
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard EventQueue.precedes(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var first = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
                if EventQueue.precedes(heap[child], heap[first]) { first = child }
            }
            if first == parent { return }
            heap.swapAt(parent, first)
            parent = first
        }
    }
}

extension EventQueue: Equatable {
    package static func == (a: EventQueue, b: EventQueue) -> Bool {
        a.nextOrder == b.nextOrder && a.sortedEntries == b.sortedEntries
    }
}

extension EventQueue: CanonicalCodable {
    package func encode(to writer: inout CanonicalWriter) {
        writer.write(nextOrder)
        writer.write(count)
        for entry in sortedEntries {
            writer.write(entry.time.milliseconds)
            writer.write(entry.order)
            writer.write(Int64(entry.event.kind))
            writer.write(Int64(entry.event.subject))
            writer.write(entry.event.a)
            writer.write(entry.event.b)
        }
    }

    package init(from reader: inout CanonicalReader) throws(CanonicalError) {
        nextOrder = try reader.readInt64()
        guard nextOrder >= 0 else { throw .notCanonical("a negative order of events") }
        let count = try reader.readCount(minimumBytesEach: 6)
        heap.reserveCapacity(count)
        for _ in 0..<count {
            let time = SimulatedTime(milliseconds: try reader.readInt64())
            let order = try reader.readInt64()
            let event = Event(
                kind: try reader.readInt32(), subject: try reader.readInt32(),
                a: try reader.readInt64(), b: try reader.readInt64())
            let entry = Entry(time: time, order: order, event: event)
            if let previous = heap.last, !EventQueue.precedes(previous, entry) {
                throw .notCanonical("events out of order")
            }
            heap.append(entry)
        }
        // Each order was given out once: else what is scheduled next could tie with what is there.
        var previous: Int64 = -1
        for order in heap.map(\.order).sorted() {
            guard order > previous, order < nextOrder else {
                throw .notCanonical("an order of events that was never given out, or twice")
            }
            previous = order
        }
    }
}
