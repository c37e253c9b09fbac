import './tailwind-first.css'
