/// The variables that may be decided on, the busiest in recent conflicts first; ties by id.
struct VariableOrder {
    /// When an activity gets higher than this, all are scaled down.
    private static let highest = 1e100

    private var activities: [Double] = []
    private var step = 1.0
    private var heap: [Int32] = []
    /// Where each variable stands in the heap, or -1.
    private var places: [Int] = []

    mutating func add(priority: Double) {
        activities.append(priority)
        places.append(-1)
        putBack(Int32(activities.count - 1))
    }

    mutating func bump(_ variable: Int32) {
        activities[Int(variable)] += step
        if activities[Int(variable)] > VariableOrder.highest {
            for index in activities.indices { activities[index] /= VariableOrder.highest }
            step /= VariableOrder.highest
        }
        if places[Int(variable)] >= 0 { rise(from: places[Int(variable)]) }
    }

    /// Makes the conflicts so far count less.
    mutating func decay() { step /= 0.95 }

    mutating func putBack(_ variable: Int32) {
        if places[Int(variable)] >= 0 { return }
        heap.append(variable)
        places[Int(variable)] = heap.count - 1
        rise(from: heap.count - 1)
    }

    /// Takes out the busiest variable; nil when none is left.
    mutating func popFirst() -> Int32? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        places[Int(first)] = -1
        if !heap.isEmpty {
            heap[0] = last
            places[Int(last)] = 0
            sink(from: 0)
        }
        return first
    }

    private func precedes(_ first: Int32, _ second: Int32) -> Bool {
        let activity = (activities[Int(first)], activities[Int(second)])
        return activity.0 > activity.1 || (activity.0 == activity.1 && first < second)
    }

    private mutating func rise(from place: Int) {
        var hole = place
        let variable = heap[hole]
        while hole > 0, precedes(variable, heap[(hole - 1) / 2]) {
            move(heap[(hole - 1) / 2], to: hole)
            hole = (hole - 1) / 2
        }
        move(variable, to: hole)
    }

    private mutating func sink(from place: Int) {
        var hole = place
        let variable = heap[hole]
        while true {
            var child = 2 * hole + 1
            if child >= heap.count { break }
            if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
            guard precedes(heap[child], variable) else { break }
            move(heap[child], to: hole)
            hole = child
        }
        move(variable, to: hole)
    }

    private mutating func move(_ variable: Int32, to place: Int) {
        heap[place] = variable
        places[Int(variable)] = place
    }
}
